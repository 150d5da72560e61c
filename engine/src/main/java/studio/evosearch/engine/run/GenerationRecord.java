package studio.evosearch.engine.run;

import java.util.List;

/**
 * A stored generation.
 *
 * @param index 0 for the first
 * @param state the state index its trajectories started at
 * @param elites ids carried over
 * @param settings what applied to it
 * @param spent what it cost
 */
public record GenerationRecord(
    int index, int state, List<Long> elites, Settings settings, Ledger spent) {
  public GenerationRecord {
    elites = List.copyOf(elites);
  }
}
