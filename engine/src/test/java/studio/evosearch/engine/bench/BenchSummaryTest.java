package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.RunSpecs;

class BenchSummaryTest {
  private final List<BenchRow> rows = new ArrayList<>();

  private void row(String arm, int prompt, long seed, double reward) {
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    measures.put("reward", reward);
    rows.add(new BenchRow(arm, prompt, seed, 100, 90, 2, measures));
  }

  private BenchSummary summary(String... arms) {
    List<Arm> all = new ArrayList<>();
    for (String arm : arms) {
      all.add(new Arm(arm, new TreeMap<>(Map.of(100L, new RunSpecs().build()))));
    }
    PromptSuite.Entry entry = new PromptSuite.Entry("x", "");
    BenchPlan plan =
        new BenchPlan(all, new PromptSuite("s", List.of(entry, entry, entry)), 0, 2, 8);
    return BenchSummary.of(plan, rows, List.of("base"));
  }

  private static Estimate reward(Map<String, Estimate> measures) {
    return Objects.requireNonNull(measures.get("reward"));
  }

  @Test
  void pairsOfAPromptAndASeedAreWonTiedOrLost() {
    double[][] base = {{1, 2}, {3, 4}, {5, 6}};
    double[][] mine = {{2, 3}, {3, 5}, {4, 8}};
    for (int prompt = 0; prompt < 3; prompt++) {
      for (int seed = 0; seed < 2; seed++) {
        row("base", prompt, seed, base[prompt][seed]);
        row("mine", prompt, seed, mine[prompt][seed]);
      }
    }
    BenchSummary summary = summary("mine", "base");
    BenchSummary.Comparison c = summary.comparison("mine", "base", 100).orElseThrow();
    assertEquals(List.of(4, 1, 1), List.of(c.wins(), c.ties(), c.losses()));
    assertEquals(Wilson.rate(4.5, 6), c.winRate());
    assertEquals((1 + 1 + 0 + 1 - 1 + 2) / 6.0, reward(c.gains()).mean(), 1e-12);
    BenchSummary.Line line = summary.line("base", 100);
    assertEquals(3.5, reward(line.measures()).mean(), 1e-12);
    assertEquals(List.of(6, 3), List.of(line.runs(), line.prompts()));
    assertEquals(List.of(90.0, 2.0), List.of(line.nfe(), line.seconds()));
    assertTrue(summary.comparison("base", "base", 100).isEmpty());
  }

  @Test
  void promptsAreTheUnitsOfIntervals() {
    // Seeds differ, prompts do not: nothing is uncertain.
    for (int prompt = 0; prompt < 3; prompt++) {
      row("base", prompt, 0, 1);
      row("base", prompt, 1, 3);
    }
    assertEquals(new Estimate(2, 2, 2), reward(summary("base").line("base", 100).measures()));
  }

  @Test
  void ofOnePromptSeedsAreTheUnits() {
    row("base", 0, 0, 1);
    row("base", 0, 1, 3);
    assertEquals(new Estimate(2, 1, 3), reward(summary("base").line("base", 100).measures()));
  }

  @Test
  void onlyWhatBothArmsDidIsCompared() {
    row("base", 0, 0, 1);
    row("mine", 0, 0, 4);
    row("mine", 1, 0, 9);
    BenchSummary.Comparison c =
        summary("mine", "base").comparison("mine", "base", 100).orElseThrow();
    assertEquals(1, c.wins() + c.ties() + c.losses());
    assertEquals(3, reward(c.gains()).mean());
  }
}
