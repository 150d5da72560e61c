package studio.evosearch.engine.search;

/**
 * One trajectory to denoise.
 *
 * @param start how its first state is made
 * @param from the state index it starts at
 * @param to the state index it ends at, above {@code from}; the number of steps for a finished
 *     picture
 */
public record Proposal(Start start, int from, int to) {
  public Proposal {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("a trajectory from state " + from + " to " + to);
    }
  }

  /** What it costs: one denoiser evaluation a step. */
  public int nfe() {
    return to - from;
  }
}
