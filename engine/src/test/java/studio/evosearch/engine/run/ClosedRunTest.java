package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

/** Steering a run that nobody works on. */
class ClosedRunTest {
  private static final RunCommand.SetBeta BETA = new RunCommand.SetBeta(0.9);

  @TempDir Path dir;
  private final EngineService service = new EngineService(new LocalWorkshop(), 0);

  @AfterEach
  void close() {
    service.close();
  }

  /** A run that was stopped after the first of its four generations. */
  private Path stopped() throws InterruptedException {
    Path folder = dir.resolve("a");
    ToyRuns.finish(
        ToyRuns.start(
            service,
            ToyRuns.spec(ToyRuns.PAPER, 4),
            folder,
            (run, event) -> {
              if (event instanceof RunEvent.GenerationStarted) {
                run.post(new RunCommand.Stop(RunCommand.When.AFTER_GENERATION));
              }
            }));
    assertEquals(1, ToyRuns.report(folder).next());
    return folder;
  }

  private RunEvent steer(Path folder, RunCommand command) {
    List<RunEvent> events = service.steer(folder, command);
    assertEquals(1, events.size());
    return events.getFirst();
  }

  @Test
  void appliesWhenTheRunGoesOn() throws Exception {
    Path folder = stopped();
    Settings before = ToyRuns.report(folder).settings();
    assertEquals(new RunEvent.Steered(1, BETA, before.with(BETA)), steer(folder, BETA));
    assertEquals(before.with(BETA), ToyRuns.report(folder).settings());
    ToyRuns.finish(service.resume(folder, e -> {}));
    RunReport done = ToyRuns.report(folder);
    assertEquals(before, done.generations().get(0).settings());
    assertEquals(before.with(BETA), done.generations().get(1).settings());
    assertEquals(
        new RunEvent.Refused(new RunCommand.Undo(), "generation 1 has already used it: beta 0.9"),
        steer(folder, new RunCommand.Undo()));
  }

  @Test
  void isUndoneAndDoneAgain() throws Exception {
    Path folder = stopped();
    Settings before = ToyRuns.report(folder).settings();
    steer(folder, BETA);
    assertEquals(new RunEvent.Undone(1, BETA, before), steer(folder, new RunCommand.Undo()));
    assertEquals(List.of(), ToyRuns.report(folder).commands());
    assertEquals(
        new RunEvent.Steered(1, BETA, before.with(BETA)), steer(folder, new RunCommand.Redo()));
    steer(folder, new RunCommand.Undo());
    ToyRuns.finish(service.resume(folder, e -> {}));
    assertEquals(
        new RunEvent.Refused(new RunCommand.Redo(), "there is nothing to redo"),
        steer(folder, new RunCommand.Redo()));
  }

  @Test
  void whatCannotBeIsRefused() throws Exception {
    Path folder = stopped();
    RunCommand nobody = new RunCommand.Pin(6);
    assertEquals(new RunEvent.Refused(nobody, "there is no candidate 6"), steer(folder, nobody));
    RunCommand pause = new RunCommand.Pause(false);
    assertEquals(new RunEvent.Refused(pause, "nobody works on this run"), steer(folder, pause));
    assertEquals(List.of(), ToyRuns.report(folder).commands());
    assertThrows(BadRunException.class, () -> service.steer(dir.resolve("none"), BETA));
  }

  @Test
  void aRunAtWorkIsNotSteeredBehindItsBack() throws Exception {
    RunSpec spec = ToyRuns.spec(new BestOfN(1, 1), 4);
    CompletableFuture<Optional<RunHandle>> working = new CompletableFuture<>();
    CompletableFuture<RunException> refusal = new CompletableFuture<>();
    RunHandle run =
        ToyRuns.start(
            service,
            spec,
            dir.resolve("a"),
            (handle, event) -> {
              if (event instanceof RunEvent.GenerationStarted) {
                working.complete(service.working());
                refusal.complete(
                    assertThrows(RunException.class, () -> service.steer(handle.folder(), BETA)));
              }
            });
    ToyRuns.finish(run);
    assertEquals(Optional.of(run), working.getNow(Optional.empty()));
    assertEquals(
        run.folder() + ": this process is already working on it",
        refusal.get(1, TimeUnit.SECONDS).getMessage());
    assertEquals(spec, run.spec());
  }
}
