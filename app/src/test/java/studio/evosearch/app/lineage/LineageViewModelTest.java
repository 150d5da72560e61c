package studio.evosearch.app.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.lineage.EdgeKind.Colouring;
import studio.evosearch.app.session.Selection;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.search.BestOfN;

class LineageViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private Selection selection;
  private LineageViewModel model;

  @BeforeAll
  static void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @BeforeEach
  void open() {
    test = new TestBench(home);
    selection = test.session().selection();
    model = new LineageViewModel(test.session(), test.bench().tasks());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Look look() {
    return model.look().get().orElseThrow();
  }

  /** Generations of 6, 3 and 3 new candidates. */
  private void run() {
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> model.look().get().filter(l -> l.shown() == 12).isPresent());
  }

  /** A candidate of the last generation that descends from one of the middle one. */
  private int grandchild() {
    Forest forest = look().plot().forest();
    for (int node = 9; node < 12; node++) {
      if (forest.generation(forest.parentOf(node)) == 1) {
        return node;
      }
    }
    throw new AssertionError("nobody has a grandparent");
  }

  @Test
  void nothingIsPaintedWithoutARun() {
    assertEquals(Optional.empty(), model.look().get());
    assertTrue(model.spoken().startsWith("The family tree"), model.spoken());
    assertEquals(OptionalInt.empty(), model.go(Step.CHILD));
    assertEquals(OptionalInt.empty(), model.at(0, 0, 1, 0.5));
    model.selectAncestors();
  }

  @Test
  void aRunIsLaidOutByGeneration() {
    run();
    TidyLayout layout = look().plot().layout();
    assertEquals(3, layout.rows());
    assertEquals(6, layout.firstRank(1));
    assertEquals(9, layout.firstRank(2));
    assertEquals("Lineage of 12 candidates in 3 generations.", model.spoken());
  }

  @Test
  void edgesTellTheMutationOrTheChange() {
    run();
    assertEquals(
        EnumSet.of(EdgeKind.BLEND, EdgeKind.MARGINAL), look().plot().kinds(Colouring.MUTATION));
    LineagePlot plot = look().plot();
    for (int node = 6; node < 12; node++) {
      EdgeKind change = plot.gain(node) > 0 ? EdgeKind.GAIN : EdgeKind.LOSS;
      assertEquals(change, plot.edge(node, Colouring.CHANGE));
    }
    model.fade(EdgeKind.BLEND, true);
    assertEquals(Set.of(EdgeKind.BLEND), look().faded());
    model.fade(EdgeKind.BLEND, false);
    assertEquals(Set.of(), look().faded());
  }

  @Test
  void theFamilyOfTheSelectionStandsOut() {
    run();
    int node = grandchild();
    Forest forest = look().plot().forest();
    int parent = forest.parentOf(node);
    int root = forest.parentOf(parent);
    selection.select(parent);
    BitSet family = look().family();
    assertTrue(family.get(node) && family.get(parent) && family.get(root));
    assertEquals(1, look().weight(root));
    int stranger = family.nextClearBit(0);
    assertTrue(look().weight(stranger) < 1);
    selection.clear();
    assertEquals(1, look().weight(stranger));
  }

  @Test
  void ancestorsAreSelectedAndTheFocusStays() {
    run();
    int node = grandchild();
    selection.select(node);
    model.selectAncestors();
    assertEquals(Optional.of((long) node), selection.focus().get());
    assertEquals(3, selection.ids().get().size());
    assertEquals(look().plot().forest().withAncestors(look().selected()), look().selected());
  }

  @Test
  void arrowsWalkTheForest() {
    run();
    int best = look().marks().best().orElseThrow();
    assertEquals(OptionalInt.of(best), model.go(Step.RIGHT));
    int node = grandchild();
    Forest forest = look().plot().forest();
    int parent = forest.parentOf(node);
    selection.select(node);
    assertEquals(OptionalInt.of(parent), model.go(Step.PARENT));
    assertEquals(OptionalInt.of(forest.child(parent, 0)), model.go(Step.CHILD));
    selection.select(0);
    assertEquals(OptionalInt.of(1), model.go(Step.RIGHT));
    assertEquals(OptionalInt.of(0), model.go(Step.LEFT));
    assertEquals(OptionalInt.empty(), model.go(Step.LEFT));
    assertEquals(OptionalInt.empty(), model.go(Step.PARENT));
    assertEquals(Optional.of(0L), selection.focus().get());
  }

  @Test
  void clicksSelectToggleAndClear() {
    run();
    TidyLayout layout = look().plot().layout();
    OptionalInt third = model.at(layout.x(3) + 0.2, 0.1, 0.3, 0.3);
    assertEquals(OptionalInt.of(3), third);
    assertEquals(OptionalInt.empty(), model.at(layout.x(3), 0.4, 0.3, 0.3));
    model.click(third, false);
    model.click(OptionalInt.of(5), true);
    assertEquals(Set.of(3L, 5L), selection.ids().get());
    model.click(OptionalInt.empty(), true);
    assertEquals(Set.of(3L, 5L), selection.ids().get());
    model.click(OptionalInt.empty(), false);
    assertEquals(Set.of(), selection.ids().get());
  }

  @Test
  void aPastGenerationMovesNothing() {
    run();
    LineagePlot plot = look().plot();
    test.session().scrub(0);
    assertSame(plot, look().plot());
    assertEquals(6, look().shown());
    assertFalse(look().selectable(6));
    assertTrue(look().weight(6) < look().weight(5));
    model.click(OptionalInt.of(6), false);
    assertEquals(Set.of(), selection.ids().get());
    assertTrue(look().marks().best().orElseThrow() < 6);
  }

  @Test
  void marksAreThoseOfTheSettings() {
    run();
    test.session().post(new RunCommand.Pin(1));
    test.session().post(new RunCommand.Reject(2));
    test.session().post(new RunCommand.Rate(3, 1));
    test.pumpUntil(() -> !look().marks().of(Mark.LIKED).isEmpty());
    assertEquals(List.of(Mark.PINNED), only(1, Mark.PINNED));
    assertEquals(List.of(Mark.REJECTED), only(2, Mark.REJECTED));
    assertEquals(List.of(Mark.LIKED), only(3, Mark.LIKED));
    assertEquals(1, look().marks().of(Mark.ELITE).cardinality());
  }

  private List<Mark> only(int node, Mark mark) {
    return look().marks().of(node).stream().filter(mark::equals).toList();
  }

  @Test
  void theGenerationInFlightHangsUnderItsParents() {
    test.session()
        .start(
            TestBench.toySpec(),
            true,
            handle -> handle.post(new RunCommand.Step(Boundary.GENERATION)));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    test.session().post(new RunCommand.Step(Boundary.STEP));
    test.pumpUntil(() -> model.look().get().filter(l -> l.plot().size() == 9).isPresent());
    Look look = look();
    assertEquals(6, look.plot().stored());
    assertTrue(look.inFlight(6));
    assertFalse(look.selectable(6));
    assertEquals(1, look.plot().forest().generation(6));
    assertTrue(look.plot().forest().parent(6).isPresent());
    assertTrue(model.description(6).contains("Being denoised"), model.description(6));
    test.session().scrub(0);
    assertTrue(look().inFlight(6));
  }

  @Test
  void aDescriptionSaysWhatMadeACandidate() {
    run();
    assertTrue(
        model.description(0).startsWith("Candidate 0 · generation 0\nFitness "),
        model.description(0));
    assertTrue(model.description(0).contains("\nFresh noise"), model.description(0));
    String child = model.description(6);
    int parent = look().plot().forest().parentOf(6);
    assertTrue(
        child.contains(
            " on its parent)\nFrom candidate " + parent + ", blended with fresh noise, β 0.5"),
        child);
  }

  @Test
  void anotherRunTakesThePlaceOfTheForest() {
    run();
    selection.select(11);
    test.run(TestBench.toySpec(new BestOfN(5, 5), 2));
    test.pumpUntil(() -> model.look().get().filter(l -> l.shown() == 5).isPresent());
    assertEquals(new BitSet(), look().selected());
    assertEquals(1, look().plot().layout().rows());
    assertEquals(Set.of(), look().plot().kinds(Colouring.MUTATION));
    test.session().showNone();
    assertEquals(Optional.empty(), model.look().get());
  }
}
