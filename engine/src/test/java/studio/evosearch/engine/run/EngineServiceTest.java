package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;

/** The queue of runs, whatever goes wrong in one of them. */
class EngineServiceTest {
  @TempDir Path dir;

  private static RunSpec small() {
    return new RunSpecs().build();
  }

  private static RunState stored(Path folder) {
    try (RunStore store = RunStore.read(folder)) {
      return store.state();
    }
  }

  @Test
  void anErrorFailsItsRunAndNotTheNext() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Workshop workshop =
        ToyRuns.workshop(inner ->
            new ToyReward(
                inner.name(),
                (samples, prompt) -> {
                  if (calls.getAndIncrement() == 0) {
                    throw new LinkageError("half a library");
                  }
                  return inner.score(samples, prompt);
                }));
    List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(workshop, 0)) {
      RunHandle broken = service.start(small(), dir.resolve("a"), events::add);
      RunHandle next = service.start(small(), dir.resolve("b"), event -> {});
      ToyRuns.finish(broken);
      ToyRuns.finish(next);
      assertEquals(RunState.DONE, next.state());
    }
    String reason = "a fault in this program (LinkageError: half a library); please report it";
    assertEquals(new RunEvent.StateChanged(RunState.FAILED, reason), events.getLast());
    assertEquals(RunState.FAILED, stored(dir.resolve("a")));
    assertEquals(reason, ToyRuns.report(dir.resolve("a")).reason());
  }

  @Test
  void aListenerThatThrowsKeepsNobodyFromTheEnd() throws Exception {
    List<RunEvent> others = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      RunHandle run =
          service.start(
              small(),
              dir.resolve("a"),
              event -> {
                throw new IllegalStateException("a listener's fault");
              });
      run.listen(others::add);
      ToyRuns.finish(run);
      assertEquals(RunState.DONE, run.state());
    }
    assertEquals(
        new RunEvent.StateChanged(RunState.DONE, "the search is complete"), others.getLast());
    assertEquals(RunState.DONE, stored(dir.resolve("a")));
  }

  @Test
  void aRunWhoseModelCannotBeOpenedIsStoredAsFailed() throws Exception {
    Path folder = dir.resolve("a");
    List<RunEvent> events = ToyRuns.run(new RunSpecs().model("toy:none").build(), folder);
    try (RunStore store = RunStore.read(folder)) {
      assertEquals(RunState.FAILED, store.state());
      assertTrue(store.reason().startsWith("no toy toy:none"), store.reason());
      assertEquals(
          List.of(new RunEvent.StateChanged(RunState.FAILED, store.reason())), List.copyOf(events));
    }
  }

  @Test
  void aRunThatHasEndedCanBeResumedAtOnce() throws Exception {
    Path folder = dir.resolve("a");
    BlockingQueue<RunHandle> again = new LinkedBlockingQueue<>();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      Consumer<RunEvent> resuming =
          event -> {
            if (event instanceof RunEvent.StateChanged change && change.state().ended()) {
              again.add(service.resume(folder, e -> {}));
            }
          };
      RunHandle run = service.start(small(), folder, resuming);
      for (int i = 0; i < 20; i++) {
        ToyRuns.finish(run);
        run = i == 0 ? again.take() : service.resume(folder, event -> {});
      }
      ToyRuns.finish(run);
    }
    assertEquals(RunState.DONE, stored(folder));
  }

  /** A workshop that opens its first model when it is let, and counts them. */
  private static final class Slow implements Workshop {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    final AtomicInteger opened = new AtomicInteger();

    @Override
    public Generator generator(String reference, String device, int threads, WantedSize size) {
      opened.incrementAndGet();
      begun.countDown();
      try {
        assertTrue(go.await(60, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new LocalWorkshop().generator(reference, device, threads, size);
    }

    @Override
    public Reward reward(String reference, String device, int threads) {
      return new LocalWorkshop().reward(reference, device, threads);
    }
  }

  @Test
  void aWaitingRunIsLockedAndStopsWithoutItsModel() throws Exception {
    Slow workshop = new Slow();
    Path folder = dir.resolve("b");
    try (EngineService service = new EngineService(workshop, 0)) {
      RunHandle first = service.start(small(), dir.resolve("a"), event -> {});
      workshop.begun.await();
      List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
      RunHandle waiting = service.start(small(), folder, events::add);
      assertEquals(RunState.QUEUED, stored(folder));
      assertThrows(RunException.class, () -> RunStore.write(folder));

      waiting.post(new RunCommand.Stop(RunCommand.When.AFTER_GENERATION));
      ToyRuns.finish(waiting);
      assertEquals(List.of(), service.queue());
      assertEquals(
          List.of(new RunEvent.StateChanged(RunState.STOPPED, "stopped before it began")),
          List.copyOf(events));
      assertEquals(RunState.STOPPED, stored(folder));
      assertEquals(1, workshop.opened.get());

      RunHandle resumed = service.resume(folder, event -> {});
      assertEquals(RunState.QUEUED, stored(folder));
      workshop.go.countDown();
      ToyRuns.finish(first);
      ToyRuns.finish(resumed);
      assertEquals(RunState.DONE, resumed.state());
    }
    assertEquals(RunState.DONE, stored(folder));
  }

  @Test
  void closingTheServiceEndsWhatWaits() throws Exception {
    Slow workshop = new Slow();
    Path folder = dir.resolve("b");
    RunHandle waiting;
    try (EngineService service = new EngineService(workshop, 0)) {
      service.start(small(), dir.resolve("a"), event -> {});
      workshop.begun.await();
      waiting =
          service.start(
              small(),
              folder,
              event -> {
                // Told while the service closes: the run at work may go on to its stop.
                workshop.go.countDown();
              });
    }
    ToyRuns.finish(waiting);
    assertEquals(RunState.STOPPED, waiting.state());
    assertEquals(1, workshop.opened.get());
    assertEquals(RunState.STOPPED, stored(dir.resolve("a")));
    assertEquals(RunState.STOPPED, stored(folder));
    ToyRuns.resume(folder);
    assertEquals(RunState.DONE, stored(folder));
  }

  @Test
  void closingWaitsNoLongerThanItIsTold() throws Exception {
    Slow workshop = new Slow();
    Path folder = dir.resolve("a");
    EngineService service = new EngineService(workshop, 0);
    RunHandle run = service.start(small(), folder, event -> {});
    workshop.begun.await();
    assertFalse(service.close(Duration.ofMillis(50)));
    workshop.go.countDown();
    assertTrue(service.close(Duration.ofSeconds(60)));
    ToyRuns.finish(run);
    assertEquals(RunState.STOPPED, stored(folder));
  }

  @Test
  void aClosedServiceTakesNoRunAndKeepsNoLock() throws Exception {
    Path folder = dir.resolve("a");
    EngineService service = new EngineService(new LocalWorkshop(), 0);
    service.close();
    assertThrows(IllegalStateException.class, () -> service.start(small(), folder, event -> {}));
    ToyRuns.resume(folder);
    assertEquals(RunState.DONE, stored(folder));
  }

  @Test
  void aBranchNeedsTheModelTheStepsAndTheSizeOfItsSource() throws Exception {
    Path source = dir.resolve("source");
    ToyRuns.run(ToyRuns.spec(ToyRuns.MARGINAL, 4), source);
    Branch branch = new Branch(source.toString(), 3, 4);
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      IllegalArgumentException steps =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  service.start(
                      new RunSpecs().steps(17).branch(branch).build(), dir.resolve("b"), e -> {}));
      assertEquals(
          "a branch keeps the steps of the run it comes from: %s has 16, the branch 17"
              .formatted(source),
          steps.getMessage());
      IllegalArgumentException model =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  service.start(
                      new RunSpecs().model("toy:moons").branch(branch).build(),
                      dir.resolve("b"),
                      e -> {}));
      assertEquals(
          "a branch keeps the model of the run it comes from: %s has toy:rings, the branch toy:moons"
              .formatted(source),
          model.getMessage());
      IllegalArgumentException size =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  service.start(
                      new RunSpecs().size(64, 64).branch(branch).build(),
                      dir.resolve("b"),
                      e -> {}));
      assertEquals(
          "a branch keeps the size of the run it comes from: " + source, size.getMessage());
      Branch nowhere = new Branch(dir.resolve("no").toString(), 3, 4);
      assertThrows(
          BadRunException.class,
          () -> service.start(new RunSpecs().branch(nowhere).build(), dir.resolve("b"), e -> {}));
    }
    assertFalse(Files.exists(dir.resolve("b")));
  }
}
