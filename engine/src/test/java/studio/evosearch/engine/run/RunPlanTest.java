package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.run.RunPlan.PlannedGeneration;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.SearchMethod;
import studio.evosearch.engine.search.ZeroOrder;

/** A plan is what the run then does, where rewards have no say in it. */
class RunPlanTest {
  @TempDir Path dir;

  private List<PlannedGeneration> done(RunSpec spec, Path folder) throws InterruptedException {
    ToyRuns.run(spec, folder);
    RunReport report = ToyRuns.report(folder);
    assertEquals(RunState.DONE, report.runState(), report.reason());
    return report.generations().stream()
        .map(g ->
            new PlannedGeneration(
                g.index(), g.state(), g.elites().size(), g.candidates(), g.nfe(), g.nfeSoFar()))
        .toList();
  }

  /** The last draw of particles carries as many as happen to outlive it. */
  private static List<PlannedGeneration> uncounted(List<PlannedGeneration> generations) {
    return generations.stream()
        .map(g ->
            g.candidates() > 0
                ? g
                : new PlannedGeneration(g.index(), g.state(), 0, 0, g.nfe(), g.nfeSoFar()))
        .toList();
  }

  private static List<SearchMethod> methods() {
    List<SearchMethod> methods = new ArrayList<>(ToyRuns.METHODS);
    methods.removeIf(ZeroOrder.class::isInstance);
    // Never out of patience, so that rewards decide nothing.
    methods.add(new ZeroOrder(22, 4, 0.3, 1_000));
    return methods;
  }

  @Test
  void everyMethodDoesWhatIsPlanned() throws Exception {
    int number = 0;
    for (SearchMethod method : methods()) {
      RunSpec spec = ToyRuns.spec(method, 8);
      RunPlan plan = RunPlan.of(spec);
      assertEquals(
          uncounted(done(spec, dir.resolve("run" + number++))),
          uncounted(plan.generations()),
          method.toString());
      assertEquals(plan.generations().getLast().nfeSoFar(), plan.nfe());
      assertFalse(plan.cut());
    }
  }

  @Test
  void aBudgetCutsThePlanAsItCutsTheRun() throws Exception {
    int number = 0;
    for (SearchMethod method : methods()) {
      for (long budget : List.of(10L, 100L, 150L)) {
        RunSpec spec = new RunSpecs().method(method).batch(8).budget(ToyRuns.nfe(budget)).build();
        RunPlan plan = RunPlan.of(spec);
        assertEquals(
            uncounted(done(spec, dir.resolve("run" + number++))),
            uncounted(plan.generations()),
            method + " with " + budget);
        assertTrue(plan.nfe() <= budget, method + " with " + budget);
      }
    }
  }

  @Test
  void aBranchIsPlannedFromItsRoot() throws Exception {
    Path source = dir.resolve("source");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 8), source);
    Branch branch = new Branch(source.toString(), 2, 4);
    for (MethodKind kind : MethodKind.values()) {
      SearchMethod method = Defaults.method(kind, 16, 4, 2, 200);
      RunSpec spec = new RunSpecs().method(method).budget(ToyRuns.nfe(200)).branch(branch).build();
      RunPlan plan = RunPlan.of(spec);
      done(spec, dir.resolve(kind.toString()));
      assertEquals(ToyRuns.report(dir.resolve(kind.toString())).nfe(), plan.nfe(), "" + kind);
    }
  }

  @Test
  void theEvolutionScheduleOfThePaperIsPlannedByHand() {
    EvoSearch method =
        new EvoSearch(List.of(0, 4, 8), List.of(6, 5, 5, 5), 3, MutationOperator.PAPER);
    assertEquals(
        new RunPlan(
            List.of(
                new PlannedGeneration(0, 0, 0, 6, 96, 96),
                new PlannedGeneration(1, 0, 2, 3, 48, 144),
                new PlannedGeneration(2, 4, 2, 3, 36, 180),
                new PlannedGeneration(3, 8, 2, 3, 24, 204)),
            204,
            false),
        RunPlan.of(ToyRuns.spec(method, 8)));
  }

  @Test
  void aRunWithoutEndInSightIsCutButItsNfeAreRight() {
    RunPlan many = RunPlan.of(ToyRuns.spec(new BestOfN(1_000_000, 8), 8));
    assertTrue(many.cut());
    assertEquals(2_000, many.generations().size());
    assertEquals(16_000_000, many.nfe());
    RunPlan large = RunPlan.of(ToyRuns.spec(new BestOfN(1_000_000, 30_000), 8));
    assertEquals(1, large.generations().size());
    assertEquals(16_000_000, large.nfe());
    RunPlan justFits = RunPlan.of(ToyRuns.spec(new BestOfN(20_000, 1_000), 8));
    assertFalse(justFits.cut());
    assertEquals(320_000, justFits.nfe());
  }
}
