package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunSummary;
import studio.evosearch.engine.search.MethodKind;

class ChartViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private ChartViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new ChartViewModel(test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private ShownRun shown() {
    return model.shown().get().orElseThrow();
  }

  @Test
  void thereIsNothingToDrawOrToCompareBeforeARunIsOnShow() {
    assertEquals(Optional.empty(), model.shown().get());
    assertFalse(model.comparable().get());
    assertEquals(Gauge.NONE, model.diversity().getValue());
  }

  @Test
  void itShowsTheRunWithItsHeldOutReward() {
    test.run(TestBench.toySpec());
    assertEquals(3, shown().generations().size());
    assertEquals(shown().data().nfe(), shown().nfe());
    assertEquals(Optional.of("toy:corner"), model.heldOut().get());
    assertEquals(3, model.diversity().getValue().history().size());
    assertTrue(model.diversity().getValue().value() >= 0);
    assertTrue(model.parents().getValue().value() >= 1);
  }

  @Test
  void itFollowsTheScrubber() {
    test.run(TestBench.toySpec());
    double end = shown().nfe();
    test.session().scrub(0);
    assertEquals(1, shown().generations().size());
    assertEquals(36, shown().nfe());
    assertEquals(end, shown().data().nfe());
    assertEquals(1, model.diversity().getValue().history().size());
    assertEquals(Double.NaN, model.parents().getValue().value());
  }

  @Test
  void theLineageGoesFromTheFocusToItsRoot() {
    test.run(TestBench.toySpec());
    long last = shown().moment().candidates().getLast().id();
    model.select(last, false);
    List<Long> line = model.lineage();
    assertEquals(last, line.getLast());
    assertTrue(line.size() > 1);
    assertTrue(line.getFirst() < 6);
  }

  @Test
  void theArrowKeysBeginAtTheBestAndStayInTheRun() {
    test.run(TestBench.toySpec());
    model.selectNext(1);
    long best = shown().moment().best().orElseThrow().id();
    assertEquals(Set.of(best), test.session().selection().ids().get());
    model.selectNext(-1000);
    model.selectNext(1);
    assertEquals(Set.of(1L), test.session().selection().ids().get());
  }

  @Test
  void aBaselineIsQueuedAndOverlaidWhileItRuns() {
    Path run = test.run(TestBench.toySpec());
    assertTrue(model.comparable().get());
    model.startBaseline(MethodKind.BEST_OF_N);
    assertEquals(1, model.overlays().all().size());
    test.pumpUntil(() -> model.overlays().all().getFirst().ended());
    Overlay.Content baseline = model.overlays().all().getFirst().content().orElseThrow();
    long spent = baseline.report().nfe();
    assertEquals(shown().moment().report().nfe() / 6 * 6, spent);
    assertEquals((double) spent, baseline.best().getLast().nfe());
    assertEquals(Set.of(), Difference.between(shown().moment().report(), baseline.report()));
    assertEquals(Optional.of(run), test.session().folder().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void eachRunKeepsItsOwnComparisons() {
    Path first = test.run(TestBench.toySpec());
    Path second = test.run(TestBench.bestOf(4));
    model.overlays().add(second);
    assertEquals(List.of(), model.overlays().all());
    model.overlays().add(first);
    assertEquals(1, model.overlays().all().size());
    test.session().show(first);
    assertEquals(List.of(), model.overlays().all());
    test.session().show(second);
    assertEquals(1, model.overlays().all().size());
    model.overlays().remove(first);
    assertEquals(List.of(), model.overlays().all());
  }

  @Test
  void theLibrarysOtherRunsCanBeAdded() {
    Path first = test.run(TestBench.toySpec());
    test.run(TestBench.bestOf(4));
    List<RunSummary> listed = new ArrayList<>();
    model.listRuns(listed::addAll);
    assertEquals(List.of(first), listed.stream().map(RunSummary::folder).toList());
  }

  @Test
  void ratingsMakeAFitnessOneCannotCompareWith() {
    test.run(TestBench.toySpec());
    test.session().post(new RunCommand.Rate(1, 1));
    assertEquals(
        Set.of(Difference.RATINGS),
        Difference.between(shown().moment().report(), shown().moment().report()));
  }
}
