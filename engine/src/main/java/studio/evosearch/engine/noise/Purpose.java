package studio.evosearch.engine.noise;

/** What a random stream is drawn for; streams of different purposes are independent. */
public enum Purpose {
  /** The pure noise x_T a trajectory starts from. */
  INITIAL_NOISE(1),
  /** The stochastic part of one sampler step. */
  SAMPLER(2),
  /** The disturbance that turns a parent's state into a child's. */
  MUTATION(3),
  /** A search method's choices of one round: tournaments, resampling. */
  SELECTION(4),
  /** What an analysis of a run draws: where it starts, permutations of a test. */
  ANALYSIS(5);

  /** Part of the key, so it must never change; the order of the constants may. */
  final int code;

  Purpose(int code) {
    this.code = code;
  }
}
