package studio.evosearch.engine.bench;

import java.util.List;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunSpec;

/**
 * One run of a bench.
 *
 * @param arm the name of its arm
 * @param prompt the index of its prompt
 * @param seed its seed
 * @param budgets NFE budgets it gives figures for: what it spends, and less where a shorter run
 *     would have begun the same
 * @param spec the run
 */
record Trial(String arm, int prompt, long seed, List<Long> budgets, RunSpec spec) {
  Trial {
    budgets = List.copyOf(budgets);
  }

  /** The keys of its rows. */
  Stream<BenchRow.Key> keys() {
    return budgets.stream().map(budget -> new BenchRow.Key(arm, prompt, seed, budget));
  }

  /** A name for its folder, unique in a bench. */
  String folderName() {
    return "%s p%d s%d n%d.evorun"
        .formatted(arm.replaceAll("[^\\w.=,@ -]", "_"), prompt, seed, budgets.getLast());
  }

  @Override
  public String toString() {
    return "%s, prompt %d, seed %d, %d NFE".formatted(arm, prompt + 1, seed, budgets.getLast());
  }
}
