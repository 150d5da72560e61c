package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;

/** Commands that come while a run waits for a reward's answer. */
class CancelledJudgingTest {
  @TempDir Path dir;

  private final CompletableFuture<RunHandle> handle = new CompletableFuture<>();

  /**
   * Gives no answer to its third call before it is cancelled; the run is told this command then.
   */
  private final class Waiting implements Reward {
    private final Reward inner;
    private final RunCommand command;
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    Waiting(Reward inner, RunCommand command) {
      this.inner = inner;
      this.command = command;
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public String description() {
      return inner.description();
    }

    @Override
    public double[] score(List<Sample> samples, String prompt) {
      if (calls.incrementAndGet() == 3) {
        handle.join().post(command);
        cancelled.join();
        throw new CancellationException();
      }
      return inner.score(samples, prompt);
    }

    @Override
    public void cancel() {
      cancelled.complete(null);
    }
  }

  private void run(RunSpec spec, RunCommand command, Path folder) throws InterruptedException {
    Workshop workshop =
        ToyRuns.workshop(
            inner -> inner.name().equals("toy:circle") ? new Waiting(inner, command) : inner);
    try (EngineService service = new EngineService(workshop, 0)) {
      handle.complete(
          service.start(
              spec,
              folder,
              event -> {
                if (event instanceof RunEvent.StateChanged change
                    && change.state() == RunState.PAUSED) {
                  handle.join().post(new RunCommand.Resume());
                }
              }));
      ToyRuns.finish(handle.join());
    }
  }

  @Test
  void aStopWaitsForNoAnswer() throws Exception {
    Path folder = dir.resolve("a.evorun");
    run(ToyRuns.spec(ToyRuns.PAPER, 2), new RunCommand.Stop(RunCommand.When.NOW), folder);
    assertEquals(RunState.STOPPED, ToyRuns.report(folder).runState());
    assertEquals(0, ToyRuns.report(folder).generations().size());
  }

  @Test
  void aPauseWaitsForNoAnswerAndWhatWasNotJudgedIsJudgedAfterIt() throws Exception {
    RunSpec spec = ToyRuns.spec(ToyRuns.PAPER, 2);
    Path whole = dir.resolve("whole.evorun");
    ToyRuns.run(spec, whole);
    Path paused = dir.resolve("paused.evorun");
    run(spec, new RunCommand.Pause(false), paused);
    assertEquals(RunState.DONE, ToyRuns.report(paused).runState());
    assertEquals(ToyRuns.contents(whole), ToyRuns.contents(paused));
    assertEquals(
        ToyRuns.report(whole).ledger().decodes(), ToyRuns.report(paused).ledger().decodes());
  }
}
