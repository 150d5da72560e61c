package studio.evosearch.engine.search;

import java.util.Map;

/**
 * One trajectory that was denoised and judged.
 *
 * @param id its place in the archive, from 0
 * @param round the index of the generation that made it
 * @param start how its first state was made
 * @param from the state index it started at
 * @param to the state index it ended at
 * @param rewards raw reward by name, guides and held-out ones, under the current prompt; those that
 *     failed are absent
 */
public record Candidate(
    long id, int round, Start start, int from, int to, Map<String, Double> rewards) {
  public Candidate {
    rewards = Map.copyOf(rewards);
  }

  /** The same candidate, judged anew. */
  public Candidate withRewards(Map<String, Double> judged) {
    return new Candidate(id, round, start, from, to, judged);
  }
}
