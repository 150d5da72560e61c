package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.setup.ScheduleDraft.Generation;
import studio.evosearch.engine.run.RunPlan;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.Screening;

class ScheduleDraftTest {
  private static final ScheduleDraft DRAFT =
      ScheduleDraft.of(evo(List.of(0, 4, 8), List.of(9, 8, 8, 8)), 20, 0);

  private static EvoSearch evo(List<Integer> states, List<Integer> sizes) {
    return new EvoSearch(states, sizes, 4, MutationOperator.MARGINAL);
  }

  private static List<Integer> states(ScheduleDraft draft) {
    return draft.generations().stream().map(Generation::state).toList();
  }

  @Test
  void givesTheMethodBack() {
    EvoSearch method = evo(List.of(0, 4, 8), List.of(9, 8, 8, 8));
    assertEquals(method, DRAFT.method(4, MutationOperator.MARGINAL, Screening.NONE, 1));
  }

  @Test
  void dropsTheGenerationsBeforeABranch() {
    ScheduleDraft branch =
        ScheduleDraft.of(DRAFT.method(4, MutationOperator.MARGINAL, Screening.NONE, 1), 20, 4);
    assertEquals(
        List.of(new Generation(4, 9), new Generation(4, 8), new Generation(8, 8)),
        branch.generations());
  }

  @ParameterizedTest
  @CsvSource({"2, 7, 7", "2, -3, 0", "2, 12, 8", "3, 30, 19", "3, 1, 4", "0, 5, 0"})
  void aStartStaysBetweenItsNeighbours(int index, int wanted, int state) {
    assertEquals(state, states(DRAFT.moved(index, wanted)).get(index));
  }

  @Test
  void aSizeStaysInRange() {
    assertEquals(1, DRAFT.resized(1, -5).generations().get(1).size());
    assertEquals(
        ScheduleDraft.LARGEST, DRAFT.resized(0, 1_000_000).generations().getFirst().size());
  }

  @Test
  void aGenerationIsAddedHalfwayToTheNext() {
    assertEquals(List.of(0, 0, 2, 4, 8), states(DRAFT.added(1)));
    assertEquals(List.of(0, 0, 4, 8, 12), states(DRAFT.added(3)));
  }

  @Test
  void theFirstGenerationCannotBeRemoved() {
    assertEquals(DRAFT, DRAFT.removed(0));
    assertEquals(List.of(0, 0, 8), states(DRAFT.removed(2)));
  }

  @Test
  void statesKeepTheirShareOfAnotherLength() {
    assertEquals(List.of(0, 0, 10, 20), states(DRAFT.stretched(50)));
    assertEquals(List.of(0, 0, 0, 0), states(DRAFT.stretched(1)));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "5", "9", "12"})
  void barsCostWhatTheEnginePlans(int elites) {
    ScheduleDraft draft = ScheduleDraft.of(evo(List.of(0, 2, 2, 5), List.of(3, 8, 1, 6, 9)), 6, 0);
    RunSpec toy =
        TestBench.toySpec(draft.method(2, MutationOperator.MARGINAL, Screening.NONE, 1), 1);
    RunPlan plan = RunPlan.of(withElites(toy, elites));
    assertEquals(
        plan.generations().stream().map(RunPlan.PlannedGeneration::nfe).toList(),
        draft.bars(elites, Screening.NONE).stream().map(Bar::nfe).toList());
    assertEquals(
        plan.generations().stream().map(RunPlan.PlannedGeneration::carried).toList(),
        draft.bars(elites, Screening.NONE).stream().map(Bar::carried).toList());
  }

  @Test
  void spendsAtMostTheBudgetAndMoreOfALargerOne() {
    long before = 0;
    for (long budget = 400; budget <= 2000; budget += 20) {
      long cost = costing(budget).stream().mapToLong(Bar::nfe).sum();
      assertEquals(Math.clamp(cost, before + 1, budget), cost);
      before = cost;
    }
  }

  private static List<Bar> costing(long budget) {
    return DRAFT.costing(budget, 2, Screening.NONE).bars(2, Screening.NONE);
  }

  @Test
  void screenedBarsCostWhatTheEnginePlans() {
    Screening screening = new Screening(List.of(3, 4), 0.5);
    ScheduleDraft draft = ScheduleDraft.of(evo(List.of(1, 2), List.of(9, 8, 6)), 6, 0);
    RunSpec toy = TestBench.toySpec(draft.method(2, MutationOperator.PAPER, screening, 0.5), 1);
    assertEquals(
        RunPlan.of(withElites(toy, 2)).nfe(),
        draft.bars(2, screening).stream().mapToLong(Bar::nfe).sum());
  }

  private static RunSpec withElites(RunSpec s, int elites) {
    return new RunSpec(
        s.model(),
        s.prompt(),
        s.negative(),
        s.rewards(),
        s.rewardMode(),
        s.heldOut(),
        s.method(),
        s.size(),
        s.steps(),
        s.guidance(),
        s.eta(),
        s.order(),
        s.beta(),
        s.sigmaScale(),
        elites,
        s.ratingWeight(),
        s.seed(),
        s.batch(),
        s.threads(),
        s.device(),
        s.budget(),
        s.branch());
  }
}
