package studio.evosearch.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.session.MovingSquares;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.search.Start;

class InspectorViewModelTest {
  @TempDir Path home;

  private final List<String> clipboard = new ArrayList<>();
  private final List<RunSpec> loaded = new ArrayList<>();
  private TestBench test;
  private InspectorViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model =
        new InspectorViewModel(
            test.bench(),
            new SavedFiles(
                test.bench().tasks(), test.bench().notices(), clipboard::add, file -> {}));
    test.bench().draft().onLoad(loaded::add);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<CandidateLine> candidates() {
    return test.session().moment().get().orElseThrow().report().candidates();
  }

  /** Selects a child that began at state 2, of the last generation. */
  private CandidateLine child() {
    CandidateLine child = candidates().getLast();
    assertEquals(2, child.state());
    assertInstanceOf(Start.Mutated.class, child.start());
    test.session().selection().select(child.id());
    return child;
  }

  private List<KeptState> states() {
    return model.trajectory().trajectory().get().states();
  }

  @Test
  void nothingIsInspectedUntilACandidateHasTheFocus() {
    test.run(TestBench.toySpec());
    assertInstanceOf(Subject.Nothing.class, model.subject().get());
    assertFalse(model.stored().get());
    test.session().selection().select(3);
    assertEquals(3, model.subject().get().stored().orElseThrow().line().id());
    assertTrue(model.steerable().get());
  }

  @Test
  void aCandidateIsNotThereBeforeItsGeneration() {
    test.run(TestBench.toySpec());
    CandidateLine child = child();
    test.session().scrub(0);
    assertEquals(new Subject.NotYet(child.id()), model.subject().get());
    assertFalse(model.branchable().get());
    test.session().scrub(99);
    assertTrue(model.stored().get());
  }

  @Test
  void aPastGenerationCanBeBranchedFromButNotMarked() {
    test.run(TestBench.toySpec());
    test.session().scrub(0);
    test.session().selection().select(0);
    assertFalse(model.steerable().get());
    assertTrue(model.branchable().get());
  }

  @Test
  void theTrajectoryBeginsWithTheStatesOfTheAncestors() {
    test.run(TestBench.toySpec());
    CandidateLine child = child();
    List<Integer> indices = states().stream().map(KeptState::state).toList();
    assertEquals(List.of(0, 2, 6), indices);
    assertEquals(List.of(true, false, false), states().stream().map(KeptState::inherited).toList());
    assertEquals(child.id(), states().getLast().candidate());
    CandidateLine ancestor = candidates().get((int) states().getFirst().candidate());
    assertEquals(0, ancestor.state());
  }

  @Test
  void everyKeptStateIsDecoded() {
    test.run(TestBench.toySpec());
    child();
    test.pumpUntil(() -> model.trajectory().previews().size() == 3);
    model.trajectory().position().set(1);
    assertEquals(
        Optional.ofNullable(model.trajectory().previews().get(states().get(1))),
        model.picture().image().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aBranchStartsFromTheScrubbedStateWithTheSettingsInForce() {
    test.run(TestBench.toySpec());
    test.session().post(new RunCommand.SetBeta(0.25));
    CandidateLine child = child();
    model.branch();
    RunSpec atEnd = loaded.getLast();
    String run = test.session().folder().get().orElseThrow().toAbsolutePath().toString();
    assertEquals(Optional.of(new Branch(run, child.id(), 2)), atEnd.branch());
    assertEquals(0.5, atEnd.beta(), "the candidate's, not what will apply later");
    assertEquals(TestBench.toySpec().method(), atEnd.method());
    model.trajectory().position().set(0);
    model.branch();
    assertEquals(
        Optional.of(new Branch(run, states().getFirst().candidate(), 0)),
        loaded.getLast().branch());
    assertEquals(Notices.Kind.DONE, test.bench().notices().all().getFirst().kind());
  }

  @Test
  void aBranchRuns() {
    test.run(TestBench.toySpec());
    child();
    model.branch();
    test.run(loaded.getLast());
    assertEquals(Optional.of(RunState.DONE), test.session().state().get());
    assertEquals(2, candidates().getFirst().state());
  }

  @Test
  void theNoiseOfACandidateIsThatOfItsFirstAncestor() {
    test.run(TestBench.toySpec());
    child();
    model.useAsNoise();
    Branch branch = loaded.getLast().branch().orElseThrow();
    assertEquals(0, branch.state());
    assertEquals(0, candidates().get((int) branch.candidate()).state());
    test.run(loaded.getLast());
    assertEquals(Optional.of(RunState.DONE), test.session().state().get());
  }

  @Test
  void aRunThatBeganLaterKnowsNoFirstNoise() {
    test.run(TestBench.toySpec());
    child();
    model.branch();
    test.run(loaded.getLast());
    test.session().selection().select(0);
    assertFalse(model.fromNoise().get());
    assertTrue(model.branchable().get());
  }

  @Test
  void theFactsSayWhatMadeIt() {
    test.run(TestBench.toySpec());
    CandidateLine child = child();
    String facts =
        Facts.of(model.subject().get(), model.trajectory().trajectory().get().levels()).stream()
            .map(Facts.Fact::value)
            .collect(Collectors.joining("\n"));
    assertTrue(facts.contains("its noise partly renewed around x0, β 0.5"), facts);
    assertTrue(facts.contains("from state 2 to 6 of 6"), facts);
    assertTrue(facts.contains("seed 1, candidate " + child.id() + ", state 2"), facts);
    assertTrue(facts.contains("4 NFE"), facts);
    assertTrue(facts.contains("σ 0."), facts);
  }

  @Test
  void rewardsAreHeldAgainstTheParents() {
    test.run(TestBench.toySpec());
    CandidateLine child = child();
    CandidateLine parent = candidates().get((int) child.parent().orElseThrow());
    List<RewardLine> lines = RewardLine.of(model.subject().get().stored().orElseThrow());
    assertEquals(
        List.of(RewardLine.Kind.FITNESS, RewardLine.Kind.GUIDE, RewardLine.Kind.HELD_OUT),
        lines.stream().map(RewardLine::kind).toList());
    assertEquals(child.reward() - parent.reward(), lines.getFirst().difference());
    assertEquals(1, lines.get(1).weight());
    test.session().selection().select(0);
    assertTrue(
        Double.isNaN(
            RewardLine.of(model.subject().get().stored().orElseThrow()).getFirst().difference()));
  }

  @Test
  void ranksCountTheBetterOnes() {
    test.run(TestBench.toySpec());
    long best = test.session().moment().get().orElseThrow().best().orElseThrow().id();
    test.session().selection().select(best);
    Subject.Stored stored = model.subject().get().stored().orElseThrow();
    assertEquals(new Rank(1, candidates().size()), Rank.inRun(stored));
    assertEquals(1, Rank.inGeneration(stored).place());
  }

  @Test
  void theFamilyIsThatOfTheGenerationOnShow() {
    test.run(TestBench.toySpec());
    CandidateLine child = child();
    Family family = Family.of(model.subject().get());
    long parent = child.parent().orElseThrow();
    assertEquals(Optional.of(parent), family.parent());
    assertFalse(family.siblings().contains(child.id()));
    test.session().selection().select(parent);
    assertTrue(Family.of(model.subject().get()).children().contains(child.id()));
  }

  @Test
  void marksAreCommandsAndComeBackWithTheRun() {
    test.run(TestBench.toySpec());
    child();
    model.rate(0.5);
    model.tag(" keep ");
    model.tag("keep");
    model.tag("sharp");
    model.untag("keep");
    assertEquals(0.5, model.rating());
    assertEquals(List.of("sharp"), model.tags());
    model.rate(0.5);
    assertEquals(
        4, test.session().moment().get().orElseThrow().report().commands().size(), "no repeats");
  }

  @Test
  void theDifferenceToTheParentIsShownWhileItIsWanted() {
    test.run(TestBench.toySpec());
    child();
    test.pumpUntil(() -> model.picture().image().get().isPresent());
    model.picture().differing().set(true);
    test.pumpUntil(() -> model.picture().difference().get().isPresent());
    assertEquals(
        model.picture().difference().get().map(d -> d.image()), model.picture().image().get());
    test.session().selection().select(0);
    assertTrue(model.picture().difference().get().isEmpty(), "it has no parent");
    assertTrue(model.picture().image().get().isPresent());
  }

  @Test
  void aCandidateBeingDenoisedShowsItsPreview() {
    test.session()
        .start(
            TestBench.toySpec(), true, handle -> handle.post(new RunCommand.Step(Boundary.STEP)));
    test.pumpUntil(() ->
        test.session().state().get().equals(Optional.of(RunState.PAUSED))
            && test.session().flight().get().isPresent()
            && test.session().moment().get().isPresent());
    test.session().selection().select(4);
    assertEquals(4, assertInstanceOf(Subject.Flying.class, model.subject().get()).id());
    test.pumpUntil(() -> model.picture().image().get().isPresent());
    assertTrue(model.inspecting().get());
    assertFalse(model.branchable().get());
    test.session().post(new RunCommand.Resume());
    test.pumpUntil(() -> model.stored().get());
  }

  @Test
  void arrowsGoThroughTheGenerationOnShow() {
    test.run(TestBench.toySpec());
    List<Long> members =
        test.session().moment().get().orElseThrow().members().stream()
            .map(CandidateLine::id)
            .toList();
    test.session().selection().select(members.getFirst());
    model.go(1);
    assertEquals(Optional.of(members.get(1)), test.session().selection().focus().get());
    model.go(-5);
    assertEquals(Optional.of(members.getFirst()), test.session().selection().focus().get());
  }

  private FilmModel.Film film() {
    return model.films().film().get().orElseThrow();
  }

  private void made(FilmModel.Kind kind) {
    model.films().play(kind);
    assertEquals(kind, film().kind());
    test.pumpUntil(() -> film().file().isPresent());
  }

  @Test
  void aFilmPlaysInThePlaceOfThePictureUntilSomethingElseIsLookedAt() throws IOException {
    test.run(TestBench.toySpec());
    child();
    test.pumpUntil(() -> states().size() > 2);
    assertEquals(Optional.empty(), model.films().film().get(), "a picture does not play");
    made(FilmModel.Kind.DENOISING);
    assertTrue(Mp4.facts(film().file().orElseThrow()).frames() > 4);
    model.trajectory().position().set(0);
    assertEquals(Optional.empty(), model.films().film().get());
    made(FilmModel.Kind.EVOLUTION);
    assertEquals(4 + 4 + 12, Mp4.facts(film().file().orElseThrow()).frames());
    model.films().play(FilmModel.Kind.EVOLUTION);
    assertEquals(Optional.empty(), model.films().film().get(), "asked for again, it is left");
    made(FilmModel.Kind.EVOLUTION);
    test.session().selection().select(0);
    assertEquals(Optional.empty(), model.films().film().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aVideoPlaysWhereItsEndIsLookedAt() {
    try (TestBench bench = new TestBench(home.resolve("videos"), MovingSquares.workshop())) {
      Path run = bench.run(TestBench.toySpec());
      InspectorViewModel videos =
          new InspectorViewModel(
              bench.bench(),
              new SavedFiles(
                  bench.bench().tasks(), bench.bench().notices(), clipboard::add, file -> {}));
      bench.session().selection().select(7);
      bench.pumpUntil(() -> videos.trajectory().trajectory().get().states().size() > 1);
      FilmModel.Film playing = videos.films().film().get().orElseThrow();
      assertEquals(FilmModel.Kind.VIDEO, playing.kind());
      assertEquals(run.resolve("media").resolve("000007.mp4"), playing.file().orElseThrow());
      videos.trajectory().position().set(0);
      assertEquals(Optional.empty(), videos.films().film().get());
      videos.trajectory().position().set(1);
      videos.picture().differing().set(true);
      assertEquals(Optional.empty(), videos.films().film().get());
    }
  }
}
