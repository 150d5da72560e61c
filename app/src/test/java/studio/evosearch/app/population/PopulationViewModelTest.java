package studio.evosearch.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunState;

/** A run of generations of 6, 4 and 4, of which one is an elite: candidates 0 to 11. */
class PopulationViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private PopulationViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new PopulationViewModel(test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theNewestGenerationIsShownBestFirst() {
    test.run(TestBench.toySpec());
    assertEquals(
        moment().members().stream()
            .sorted(Comparator.comparingDouble(c -> -c.reward()))
            .map(CandidateLine::id)
            .toList(),
        ids());
    assertTrue(sheet().roster().marks(moment().members().getFirst().id()).contains(Mark.ELITE));
  }

  @Test
  void allSoFarAreSortedByAHeldOutReward() {
    test.run(TestBench.toySpec());
    String corner = moment().report().heldOut().getFirst();
    model
        .query()
        .set(
            Query.START
                .with(new Scope.All())
                .with(new Order.Reward(corner, true))
                .withReversed(true));
    assertEquals(
        moment().candidates().stream()
            .sorted(Comparator.comparingDouble(c -> c.rewards().get(corner)))
            .map(CandidateLine::id)
            .toList(),
        ids());
  }

  @Test
  void familiesFollowTheLineage() {
    test.run(TestBench.toySpec());
    CandidateLine child =
        moment().candidates().stream()
            .filter(c -> c.parent().isPresent())
            .reduce((a, b) -> b)
            .orElseThrow();
    long parent = child.parent().orElseThrow();
    test.session().selection().select(child.id());
    model.lookAtFamily(Scope.Ancestors::new);
    assertTrue(ids().containsAll(List.of(parent, child.id())));
    assertTrue(ids().stream().allMatch(id -> id <= child.id()));
    test.session().selection().select(parent);
    model.lookAtFamily(Scope.Descendants::new);
    assertTrue(ids().containsAll(List.of(parent, child.id())));
    assertTrue(ids().stream().allMatch(id -> id >= parent));
  }

  @Test
  void aFilterLeavesOnlyWhatPasses() {
    test.run(TestBench.toySpec());
    double middle = moment().report().generations().get(1).mean();
    model
        .query()
        .set(
            Query.START
                .with(new Scope.All())
                .with(
                    new Filter(
                        Optional.of(new Filter.Least(new Order.Fitness(), middle)),
                        Set.of(),
                        false,
                        OptionalInt.of(1),
                        OptionalInt.of(1))));
    assertEquals(
        moment().candidates().stream()
            .filter(c -> c.generation() == 1 && c.reward() >= middle)
            .map(CandidateLine::id)
            .sorted()
            .toList(),
        ids().stream().sorted().toList());
    assertFalse(ids().isEmpty());
  }

  @Test
  void whatIsInTheMakingComesLastInTheOrderOfItsIds() {
    start();
    test.pumpUntil(() ->
        moments() == 1 && test.session().flight().get().filter(f -> f.firstId() == 6).isPresent());
    assertEquals(LongStream.range(6, 9).boxed().toList(), ids().subList(6, 9));
    assertTrue(model.look(7).live());
    assertFalse(model.look(5).live());
    finish();
    assertEquals(4, ids().size());
  }

  @Test
  void aSelectedCandidateStaysWhenItsGenerationIsReplacedUntilTheSelectionMovesOn() {
    start();
    test.pumpUntil(() -> moments() == 1);
    long worst = ids().get(5);
    test.session().selection().select(worst);
    finish();
    assertTrue(moment().members().stream().noneMatch(c -> c.id() == worst));
    assertTrue(ids().contains(worst));
    assertEquals(Set.of(worst), test.session().selection().ids().get());
    test.session().selection().select(moment().members().getLast().id());
    assertFalse(ids().contains(worst));
  }

  @Test
  void anActOnSeveralIsDoneWithAllOrTakenBackFromAll() {
    test.run(TestBench.toySpec());
    assertFalse(model.canAct().get());
    test.session().selection().select(List.of(10L, 11L));
    assertTrue(model.canAct().get());
    model.act(Act.PIN);
    test.session().selection().select(List.of(9L, 10L, 11L));
    model.act(Act.PIN);
    test.pumpUntil(() -> moment().report().commands().size() == 3);
    assertEquals(Set.of(9L, 10L, 11L), moment().settings().controls().pinned());
    model.act(Act.PIN);
    test.pumpUntil(() -> moment().report().commands().size() == 6);
    assertEquals(Set.of(), moment().settings().controls().pinned());
  }

  @Test
  void aRejectedCandidateStaysUnderAFilterUntilTheSelectionMovesOn() {
    test.run(TestBench.toySpec());
    model
        .query()
        .set(
            Query.START.with(
                new Filter(
                    Optional.empty(), Set.of(), true, OptionalInt.empty(), OptionalInt.empty())));
    long first = ids().getFirst();
    long second = ids().get(1);
    test.session().selection().select(first);
    model.act(Act.REJECT);
    assertEquals(first, ids().getFirst());
    assertTrue(model.look(first).veiled());
    model.goOn();
    assertEquals(Optional.of(second), test.session().selection().focus().get());
    assertEquals(second, ids().getFirst());
  }

  @Test
  void aLikingMovesNoCandidateUntilTheNextGenerationComes() {
    test.run(TestBench.toySpec());
    List<Long> order = ids();
    test.session().selection().select(order.getFirst());
    model.act(Act.DISLIKE);
    test.session().selection().select(order.get(1));
    model.act(Act.LIKE);
    test.pumpUntil(() -> moment().report().commands().size() == 2);
    assertTrue(
        moment().candidate(order.get(1)).orElseThrow().reward()
            > moment().candidate(order.get(0)).orElseThrow().reward());
    assertEquals(order, ids());
    model.query().set(Query.START.withReversed(true));
    assertNotEquals(order.reversed(), ids());
  }

  @Test
  void aPastGenerationIsReadOnly() {
    test.run(TestBench.toySpec());
    test.session().selection().select(2);
    test.session().scrub(0);
    assertEquals(6, ids().size());
    assertFalse(model.canAct().get());
    test.session().scrub(2);
    assertTrue(model.canAct().get());
  }

  @Test
  void allAreSelectedWhileTheFocusStays() {
    test.run(TestBench.toySpec());
    long focus = ids().get(2);
    test.session().selection().select(focus);
    model.selectAll();
    assertEquals(Set.copyOf(ids()), test.session().selection().ids().get());
    assertEquals(Optional.of(focus), test.session().selection().focus().get());
  }

  @Test
  void aCandidateInWords() {
    test.run(TestBench.toySpec());
    long elite = moment().shown().orElseThrow().elites().getFirst();
    test.session().selection().select(elite);
    model.act(Act.LIKE);
    String words = model.look(elite).words();
    assertTrue(words.matches("Candidate \\d+, fitness -?[\\d.]+, elite, liked"), words);
    String corner = moment().report().heldOut().getFirst();
    assertTrue(model.tip(elite).lines().anyMatch(l -> l.matches(corner + " -?[\\d.]+ .held out.")));
    assertEquals(EnumSet.of(Mark.ELITE, Mark.LIKED), EnumSet.copyOf(sheet().roster().marks(elite)));
  }

  private void start() {
    test.session().start(TestBench.toySpec(), true);
  }

  private void finish() {
    test.pumpUntil(() -> moments() == 3 && ended());
  }

  private boolean ended() {
    return test.session().state().get().filter(RunState::ended).isPresent();
  }

  private int moments() {
    return test.session().moment().get().map(m -> m.generations().size()).orElse(0);
  }

  private Moment moment() {
    return test.session().moment().get().orElseThrow();
  }

  private Sheet sheet() {
    return model.sheet().get().orElseThrow();
  }

  private List<Long> ids() {
    return sheet().ids();
  }
}
