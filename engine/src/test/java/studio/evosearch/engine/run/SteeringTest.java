package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

/** Commands: when they take effect, and that a run with the same ones is the same run. */
class SteeringTest {
  @TempDir Path dir;

  private final BlockingQueue<RunEvent> events = new LinkedBlockingQueue<>();
  private @Nullable EngineService service;

  @AfterEach
  void close() {
    if (service != null) {
      service.close();
    }
  }

  private EngineService service() {
    EngineService made = new EngineService(new LocalWorkshop(), 0);
    service = made;
    return made;
  }

  private <T extends RunEvent> T next(Class<T> type, Predicate<T> wanted)
      throws InterruptedException {
    while (true) {
      RunEvent event = events.poll(30, TimeUnit.SECONDS);
      assertTrue(event != null, "no " + type.getSimpleName() + " came");
      if (type.isInstance(event) && wanted.test(type.cast(event))) {
        return type.cast(event);
      }
    }
  }

  private void awaitState(RunState state) throws InterruptedException {
    next(RunEvent.StateChanged.class, e -> e.state() == state);
  }

  @Test
  void stepsByGenerationAndByDenoisingStep() throws Exception {
    EngineService engine = service();
    RunHandle blocker =
        engine.start(ToyRuns.spec(new BestOfN(2000, 4), 4), dir.resolve("b"), e -> {});
    RunHandle run = engine.start(ToyRuns.spec(ToyRuns.PAPER, 2), dir.resolve("a"), events::add);
    run.post(new RunCommand.Pause(false));
    blocker.post(new RunCommand.Stop(RunCommand.When.NOW));
    awaitState(RunState.PAUSED);
    assertTrue(events.stream().noneMatch(RunEvent.GenerationStarted.class::isInstance));

    run.post(new RunCommand.Step(Boundary.STEP));
    awaitState(RunState.PAUSED);
    run.post(new RunCommand.Step(Boundary.STEP));
    RunEvent.Progress progress = next(RunEvent.Progress.class, e -> e.spent().nfe() == 12);
    assertEquals(2, progress.state());
    awaitState(RunState.PAUSED);
    assertTrue(events.isEmpty());

    run.post(new RunCommand.Step(Boundary.CALL));
    progress = next(RunEvent.Progress.class, e -> true);
    assertEquals(14, progress.spent().nfe());
    awaitState(RunState.PAUSED);

    run.post(new RunCommand.Step(Boundary.GENERATION));
    next(RunEvent.GenerationDone.class, e -> e.round().index() == 0);
    awaitState(RunState.PAUSED);
    run.post(new RunCommand.Resume());
    awaitState(RunState.DONE);
    assertEquals(4, ToyRuns.report(dir.resolve("a")).generations().size());
  }

  /** Holds a run before each generation, gives it the commands, and lets it go on. */
  private void steer(Path folder, Map<Integer, List<RunCommand.Steering>> commands)
      throws InterruptedException {
    events.clear();
    EngineService engine = service();
    List<RunHandle> handle = Collections.synchronizedList(new ArrayList<>());
    handle.add(engine.start(ToyRuns.spec(ToyRuns.PAPER, 4), folder, events::add));
    handle.getFirst().post(new RunCommand.Pause(false));
    for (int done = 0; ; done++) {
      RunEvent.StateChanged change =
          next(RunEvent.StateChanged.class, e -> e.state() == RunState.PAUSED || e.state().ended());
      if (change.state().ended()) {
        break;
      }
      commands.getOrDefault(done, List.of()).forEach(handle.getFirst()::post);
      handle.getFirst().post(new RunCommand.Step(Boundary.GENERATION));
    }
    engine.close();
  }

  @Test
  void commandsApplyFromTheNextGenerationAndReplayExactly() throws Exception {
    Map<Integer, List<RunCommand.Steering>> commands =
        Map.of(
            1,
            List.of(
                new RunCommand.Pin(5),
                new RunCommand.Reject(0),
                new RunCommand.SetBeta(0.9),
                new RunCommand.SetPopulation(9)),
            2,
            List.of(new RunCommand.SetElites(4), new RunCommand.SetSigmaScale(0.5)),
            3,
            List.of(new RunCommand.Rate(2, 1), new RunCommand.Unpin(5)));
    Path steered = dir.resolve("steered");
    steer(steered, commands);
    RunReport report = ToyRuns.report(steered);
    assertEquals(RunState.DONE, report.runState());
    assertEquals(8, report.commands().size());
    try (RunStore store = RunStore.read(steered)) {
      List<GenerationRecord> generations = store.generations();
      assertEquals(0.3, generations.get(0).settings().controls().beta());
      assertEquals(0.9, generations.get(1).settings().controls().beta());
      assertEquals(OptionalInt.of(9), generations.get(1).settings().controls().nextPopulation());
      assertEquals(OptionalInt.empty(), generations.get(2).settings().controls().nextPopulation());
      assertTrue(generations.get(1).elites().contains(5L));
      assertEquals(4, generations.get(2).elites().size());
    }
    report.candidates().forEach(c -> assertNotEquals(0, c.parent().orElse(-1)));
    RunReport.CandidateLine liked = report.candidates().get(2);
    assertEquals(liked.rewards().getOrDefault("toy:circle", Double.NaN) + 1, liked.reward(), 1e-12);

    Path replayed = dir.resolve("replayed");
    try (EngineService engine = new EngineService(new LocalWorkshop(), 0)) {
      ToyRuns.finish(engine.replay(steered, replayed, e -> {}));
    }
    assertEquals(ToyRuns.contents(steered), ToyRuns.contents(replayed));
    Path untouched = dir.resolve("untouched");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), untouched);
    assertNotEquals(ToyRuns.contents(steered), ToyRuns.contents(untouched));
  }

  @Test
  void aNewPromptHasOldCandidatesJudgedAnew() throws Exception {
    Map<String, Integer> asked = new HashMap<>();
    Workshop workshop =
        ToyRuns.workshop(inner ->
            new ToyReward(
                inner.name(),
                (samples, prompt) -> {
                  asked.merge(inner.name() + " " + prompt, samples.size(), Integer::sum);
                  double[] scores = inner.score(samples, prompt);
                  for (int i = 0; prompt.equals("another") && i < scores.length; i++) {
                    scores[i] = -scores[i];
                  }
                  return scores;
                }));
    try (EngineService engine = new EngineService(workshop, 0)) {
      RunHandle run =
          engine.start(ToyRuns.spec(new BestOfN(12, 6), 4), dir.resolve("a"), events::add);
      run.post(new RunCommand.Step(Boundary.GENERATION));
      awaitState(RunState.PAUSED);
      run.post(new RunCommand.SetPrompt("another", "none"));
      run.post(new RunCommand.Resume());
      ToyRuns.finish(run);
    }
    assertEquals(12, asked.get("toy:circle another"));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals("another", report.prompt());
    report.candidates().forEach(c -> assertTrue(c.reward() >= 0));
    try (RunStore store = RunStore.read(dir.resolve("a"))) {
      assertEquals(
          6, store.candidates("a toy").stream().filter(c -> !c.rewards().isEmpty()).count());
    }
  }

  @Test
  void aRunStoppedBeforeItsNewPromptIsJudgedReportsUnderTheOldOne() throws Exception {
    EngineService engine = service();
    Path folder = dir.resolve("a");
    RunHandle run = engine.start(ToyRuns.spec(new BestOfN(12, 6), 4), folder, events::add);
    run.post(new RunCommand.Step(Boundary.GENERATION));
    awaitState(RunState.PAUSED);
    run.post(new RunCommand.SetPrompt("another", ""));
    run.post(new RunCommand.Stop(RunCommand.When.NOW));
    ToyRuns.finish(run);
    engine.close();
    RunReport report = ToyRuns.report(folder);
    assertEquals("a toy", report.prompt());
    assertEquals(0, report.quarantined());
    assertTrue(report.best().isPresent());
  }

  @Test
  void stopNowDropsTheGenerationInFlightAndResumeGoesOn() throws Exception {
    EngineService engine = service();
    Path folder = dir.resolve("a");
    RunHandle run = engine.start(ToyRuns.spec(ToyRuns.PAPER, 1), folder, events::add);
    run.post(new RunCommand.Step(Boundary.GENERATION));
    awaitState(RunState.PAUSED);
    run.post(new RunCommand.Step(Boundary.CALL));
    awaitState(RunState.PAUSED);
    run.post(new RunCommand.Stop(RunCommand.When.NOW));
    awaitState(RunState.STOPPED);
    ToyRuns.finish(run);
    engine.close();
    RunReport stopped = ToyRuns.report(folder);
    assertEquals(1, stopped.generations().size());
    assertEquals(1, stopped.nfeDropped());
    ToyRuns.resume(folder);
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 1), dir.resolve("b"));
    assertEquals(ToyRuns.contents(dir.resolve("b")), ToyRuns.contents(folder));
  }

  @Test
  void commandsOutOfRangeAreRefusedAndChangeNothing() throws Exception {
    EngineService engine = service();
    RunHandle run = engine.start(ToyRuns.spec(ToyRuns.PAPER, 4), dir.resolve("a"), events::add);
    run.post(new RunCommand.SetBeta(7));
    run.post(new RunCommand.Pin(99));
    assertEquals("beta must be 0 to 1, not 7.0", next(RunEvent.Refused.class, e -> true).why());
    assertEquals("there is no candidate 99", next(RunEvent.Refused.class, e -> true).why());
    ToyRuns.finish(run);
    assertEquals(List.of(), ToyRuns.report(dir.resolve("a")).commands());
  }

  @Test
  void waitingRunsCanBeReordered() throws Exception {
    EngineService engine = service();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    RunHandle first =
        engine.start(ToyRuns.spec(new BestOfN(2000, 4), 4), dir.resolve("first"), events::add);
    awaitState(RunState.RUNNING);
    List<RunHandle> others = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      others.add(
          engine.start(
              ToyRuns.spec(new BestOfN(1, 1), 1),
              dir.resolve(name),
              e -> {
                if (e instanceof RunEvent.StateChanged c && c.state() == RunState.RUNNING) {
                  order.add(name);
                }
              }));
    }
    engine.move(others.get(2), 0);
    assertEquals(List.of(others.get(2), others.get(0), others.get(1)), engine.queue());
    first.post(new RunCommand.Stop(RunCommand.When.NOW));
    for (RunHandle other : others) {
      ToyRuns.finish(other);
    }
    assertEquals(List.of("z", "x", "y"), order);
  }
}
