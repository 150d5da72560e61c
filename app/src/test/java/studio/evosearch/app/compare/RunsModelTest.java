package studio.evosearch.app.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSummary;
import studio.evosearch.engine.search.BestOfN;

class RunsModelTest {
  @TempDir Path home;

  private TestBench test;
  private RunsModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new RunsModel(test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theOtherRunsOfTheLibraryCanBeChosen() {
    Path first = test.run(TestBench.bestOf(3));
    test.run(TestBench.toySpec());
    assertEquals(List.of(), model.choices().get(), "nobody looks");
    model.want(true);
    assertEquals(List.of(first), model.choices().get().stream().map(RunSummary::folder).toList());
  }

  @Test
  void twoRunsAreHeldAgainstEachOtherAtEqualCost() {
    Path first = test.run(TestBench.toySpec(new BestOfN(8, 2), 1));
    test.run(TestBench.toySpec());
    model.want(true);
    model.chosen().set(Optional.of(first));
    RunPair pair = model.pair().get().orElseThrow();
    List<Long> marks = pair.rows().stream().map(RunPair.Row::nfe).toList();
    // Best of 8 in pairs: 12, 24, 36, 48; EvoSearch's generations: 36, then 3 x 6 and 3 x 4 more.
    assertEquals(List.of(12L, 24L, 36L, 48L), marks);
    assertEquals(Optional.empty(), pair.rows().getFirst().left());
    assertEquals(8 * 6, pair.rightCurve().points().getLast().nfe());
    assertTrue(pair.fair());
    assertEquals(
        pair.right().best().map(RunReport.Best::id),
        pair.rows().getLast().right().map(RunCurve.Point::candidate));
  }

  @Test
  void theScrubberCutsTheRunOnShow() {
    Path first = test.run(TestBench.bestOf(3));
    test.run(TestBench.toySpec());
    model.want(true);
    model.chosen().set(Optional.of(first));
    test.session().scrub(0);
    assertEquals(1, model.pair().get().orElseThrow().leftCurve().points().size());
  }

  @Test
  void theChartsMarksAreRound() {
    assertArrayEquals(new double[] {-3, -2, -1, 0}, RunChart.ticks(-3.4, 0.2));
    assertArrayEquals(new double[] {0, 20, 40, 60}, RunChart.ticks(0, 66));
    assertArrayEquals(new double[] {0.25, 0.3, 0.35}, RunChart.ticks(0.21, 0.36), 1e-12);
  }

  @Test
  void aRunIsNotHeldAgainstItself() {
    Path first = test.run(TestBench.bestOf(3));
    test.run(TestBench.toySpec());
    model.want(true);
    model.chosen().set(Optional.of(first));
    test.session().show(first);
    assertEquals(Optional.empty(), model.pair().get());
  }
}
