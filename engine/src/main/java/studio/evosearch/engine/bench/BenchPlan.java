package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bench measures: every arm on every prompt with every seed, at every budget.
 *
 * @param arms at least one, each name once, all with the same budgets
 * @param suite the prompts
 * @param firstSeed the first seed; the others follow
 * @param seeds how many
 * @param top how many of a run's best candidates count as what it brings home, for the mean reward
 *     and the diversity of a set; the same for all methods
 */
public record BenchPlan(List<Arm> arms, PromptSuite suite, long firstSeed, int seeds, int top) {
  public BenchPlan {
    arms = List.copyOf(arms);
    if (arms.isEmpty() || arms.stream().map(Arm::name).distinct().count() < arms.size()) {
      throw new IllegalArgumentException(
          "a bench needs arms with names of their own, not "
              + arms.stream().map(Arm::name).toList());
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds must be at least 1, not " + seeds);
    }
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, not " + top);
    }
  }

  /**
   * All runs, in an order that a bench which is cut short has measured all arms alike. A method
   * whose plan does not depend on its budget is run at the largest alone, which gives the figures
   * of smaller budgets as well; the generations of the others are sized by the budget.
   */
  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      for (int prompt = 0; prompt < suite.entries().size(); prompt++) {
        for (Arm arm : arms) {
          add(trials, arm, prompt, seed);
        }
      }
    }
    return trials;
  }

  private void add(List<Trial> trials, Arm arm, int prompt, long seed) {
    String text = suite.entries().get(prompt).prompt();
    List<Long> budgets = List.copyOf(arm.specs().keySet());
    if (arm.method().anytime()) {
      budgets = List.of(arm.specs().lastKey());
    }
    for (long budget : budgets) {
      List<Long> told =
          arm.method().anytime() ? List.copyOf(arm.specs().keySet()) : List.of(budget);
      trials.add(new Trial(arm.name(), prompt, seed, told, arm.spec(budget).asking(text, seed)));
    }
  }

  /** What fixes the meaning of results: a folder holds those of plans that agree on it. */
  Map<String, Object> settings() {
    Map<String, Object> arms = new TreeMap<>();
    arms().forEach(arm -> arms.put(arm.name(), arm.settings()));
    Map<Integer, String> prompts = new TreeMap<>();
    for (int i = 0; i < suite.entries().size(); i++) {
      prompts.put(i, suite.entries().get(i).prompt());
    }
    return Map.of("arms", arms, "prompts", prompts, "top", top);
  }
}
