package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunSpecs;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.SearchMethod;

class BenchTest {
  private static final int STEPS = 10;

  private final List<Bench.Progress> told = new ArrayList<>();

  @TempDir Path dir;

  private static Arm arm(MethodKind kind, long... budgets) {
    SortedMap<Long, RunSpec> specs = new TreeMap<>();
    for (long budget : budgets) {
      SearchMethod method = Defaults.method(kind, STEPS, 0, 2, budget);
      specs.put(
          budget,
          new RunSpecs()
              .method(method)
              .steps(STEPS)
              .reward("toy:modes")
              .heldOut(List.of("toy:corner"))
              .eta(Defaults.eta(method))
              .budget(
                  new Budget(
                      OptionalLong.of(budget), OptionalDouble.empty(), OptionalDouble.empty()))
              .build());
    }
    return new Arm(kind.toString(), specs);
  }

  private static BenchPlan plan(int seeds, Arm... arms) {
    PromptSuite suite =
        new PromptSuite(
            "two", List.of(new PromptSuite.Entry("a, b", ""), new PromptSuite.Entry("c", "x")));
    return new BenchPlan(List.of(arms), suite, 5, seeds, 4);
  }

  private List<BenchRow> run(BenchPlan plan, String name, int workers)
      throws IOException, InterruptedException {
    told.clear();
    return Bench.run(plan, dir.resolve(name), workers, false, new LocalWorkshop(), told::add);
  }

  /** Rows without the time they took. */
  private static List<String> figures(List<BenchRow> rows) {
    return rows.stream().map(r -> r.key() + " " + r.nfe() + " " + r.measures()).toList();
  }

  private static final Arm[] TWO = {
    arm(MethodKind.EVOSEARCH, 100, 200), arm(MethodKind.BEST_OF_N, 100, 200)
  };

  @Test
  void everyArmPromptSeedAndBudgetGetsARow() throws Exception {
    List<BenchRow> rows = run(plan(2, TWO), "a", 1);
    assertEquals(2 * 2 * 2 * 2, rows.size());
    assertEquals(16, rows.stream().map(BenchRow::key).distinct().count());
    for (BenchRow row : rows) {
      assertTrue(row.nfe() > 0.8 * row.budget() && row.nfe() <= row.budget(), row.toString());
      assertEquals(
          List.of("reward", "held-out:toy:corner", "top_reward", "diversity", "modes"),
          List.copyOf(row.measures().keySet()));
      assertTrue(row.measure("top_reward") <= row.measure("reward"));
      assertTrue(row.measure("held-out:toy:corner") < 0);
    }
    // An anytime method flies once for both budgets.
    assertEquals(2 * 2 * 3, told.getLast().all());
    assertEquals(0, told.getLast().nfeLeft());
    try (var left = Files.list(dir.resolve("a/runs"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aLongRunOfBestOfNTellsWhatAShortOneFinds() throws Exception {
    List<BenchRow> both = run(plan(1, arm(MethodKind.BEST_OF_N, 60, 200)), "a", 1);
    List<BenchRow> one = run(plan(1, arm(MethodKind.BEST_OF_N, 60)), "b", 1);
    assertEquals(figures(one), figures(both.stream().filter(row -> row.budget() == 60).toList()));
  }

  @Test
  void aLongRunOfZeroOrderSearchDoesSoToo() throws Exception {
    List<BenchRow> both = run(plan(2, arm(MethodKind.ZERO_ORDER, 60, 200)), "a", 1);
    List<BenchRow> one = run(plan(2, arm(MethodKind.ZERO_ORDER, 60)), "b", 1);
    assertEquals(figures(one), figures(both.stream().filter(row -> row.budget() == 60).toList()));
  }

  @Test
  void workersFindTheSameAsOneAlone() throws Exception {
    assertEquals(figures(run(plan(2, TWO), "a", 1)), figures(run(plan(2, TWO), "b", 3)));
  }

  @Test
  void whatWasKilledGoesOnAndEndsWithTheSameFigures() throws Exception {
    List<BenchRow> whole = run(plan(1, TWO), "a", 1);
    BenchPlan plan = plan(1, TWO);
    assertThrows(
        Killed.class,
        () ->
            Bench.run(
                plan,
                dir.resolve("b"),
                1,
                false,
                new LocalWorkshop(),
                progress -> {
                  if (progress.done() == 2) {
                    throw new Killed();
                  }
                }));
    Path results = dir.resolve("b/results.csv");
    Files.writeString(results, Files.readString(results) + "best-of-n,1,\"a, b");
    List<BenchRow> resumed = run(plan, "b", 1);
    assertEquals(2, told.getFirst().done());
    assertEquals(figures(whole), figures(resumed));
    assertEquals(1 + whole.size(), Files.readString(results).lines().count());
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aRunThatWasLeftHalfWayGoesOn() throws Exception {
    BenchPlan plan = plan(1, arm(MethodKind.EVOSEARCH, 200));
    List<BenchRow> whole = run(plan, "a", 1);
    Trial first = plan.trials().getFirst();
    Path run = Files.createDirectories(dir.resolve("b/runs")).resolve(first.folderName());
    InterruptedRun.make(first.spec(), run);
    assertEquals(figures(whole), figures(run(plan, "b", 1)));
    assertFalse(Files.exists(run));
  }

  @Test
  void moreSeedsAndArmsJoinWhatIsThere() throws Exception {
    run(plan(1, arm(MethodKind.BEST_OF_N, 100)), "a", 1);
    List<BenchRow> rows = run(plan(2, TWO), "a", 1);
    // Of the trials that were done, none tells of 200 NFE.
    assertEquals(0, told.getFirst().done());
    assertEquals(figures(run(plan(2, TWO), "b", 1)), figures(rows));
    run(plan(2, TWO), "a", 1);
    assertEquals(12, told.getFirst().done());
    assertEquals(1, told.size());
  }

  @Test
  void resultsOfOtherSettingsAreNotMixed() throws Exception {
    run(plan(1, arm(MethodKind.BEST_OF_N, 100)), "a", 1);
    SortedMap<Long, RunSpec> other = new TreeMap<>();
    other.put(100L, new RunSpecs().steps(STEPS).reward("toy:circle").build());
    BenchPlan plan = plan(1, new Arm("best-of-n", other));
    BadRunException refused = assertThrows(BadRunException.class, () -> run(plan, "a", 1));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("holds a bench with arms.best-of-n.100."),
        refused.getMessage());
  }

  @Test
  void aRunThatFailsEndsTheBenchAndIsNamed() {
    SortedMap<Long, RunSpec> broken = new TreeMap<>();
    broken.put(100L, new RunSpecs().reward("toy:gone").build());
    BenchPlan plan = plan(1, new Arm("x", broken));
    RunException failed = assertThrows(RunException.class, () -> run(plan, "a", 1));
    assertTrue(String.valueOf(failed.getMessage()).contains("x, prompt 1, seed 5, 100 NFE: no"));
  }

  @Test
  void keptRunsAreWholeRuns() throws Exception {
    BenchPlan plan = plan(1, arm(MethodKind.BEST_OF_N, 100));
    Bench.run(plan, dir.resolve("a"), 1, true, new LocalWorkshop(), told::add);
    assertTrue(
        Files.exists(
            dir.resolve("a/runs")
                .resolve(plan.trials().getFirst().folderName())
                .resolve("run.db")));
  }
}
