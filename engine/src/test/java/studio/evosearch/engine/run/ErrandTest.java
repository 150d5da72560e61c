package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Candidate;

/** Short works for the engine's thread beside its runs. */
class ErrandTest {
  @TempDir Path dir;

  /** Notes which models are opened and closed. */
  private static final class Watched implements Workshop {
    final List<String> opened = Collections.synchronizedList(new ArrayList<>());
    private final LocalWorkshop local = new LocalWorkshop();

    @Override
    public Generator generator(String reference, String device, int threads, WantedSize size) {
      opened.add(reference);
      return local.generator(reference, device, threads, size);
    }

    @Override
    public Reward reward(String reference, String device, int threads) {
      return local.reward(reference, device, threads);
    }
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(60, TimeUnit.SECONDS);
  }

  private static Throwable failure(CompletableFuture<?> future) {
    Throwable cause = assertThrows(ExecutionException.class, () -> get(future)).getCause();
    assertTrue(cause != null);
    return cause;
  }

  private static byte[] decoded(float[] latent) {
    return Png.encode(
        PlaneGenerator.open("toy:rings").decode(new float[][] {latent}).getFirst().still());
  }

  @Test
  void aModelIsTriedAndStaysOpen() throws Exception {
    Watched workshop = new Watched();
    try (EngineService service = new EngineService(workshop, 0)) {
      ModelProbe probe = get(service.probe("toy:rings", "cpu", 1, WantedSize.OWN));
      assertEquals(PlaneGenerator.open("toy:rings").info(), probe.info());
      assertTrue(probe.nfePerSecond() > 0 && probe.decodesPerSecond() > 0, probe.toString());
      get(service.probe("toy:rings", "cpu", 1, WantedSize.OWN));
    }
    assertEquals(List.of("toy:rings"), workshop.opened);
  }

  @Test
  void keptStatesAreDecodedAndTheEndIsItsPicture() throws Exception {
    Path folder = dir.resolve("a");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    try (EngineService service = new EngineService(new LocalWorkshop(), 0);
        RunStore store = RunStore.read(folder)) {
      Candidate candidate = store.candidates("a toy").get(2);
      assertArrayEquals(
          decoded(store.state(candidate, 4).orElseThrow().x0()),
          get(service.preview(folder, 2, 4)));
      assertArrayEquals(store.png(2), get(service.preview(folder, 2, 16)));
    }
  }

  @Test
  void whatFailsIsToldAndHarmsNothing() throws Exception {
    Path folder = dir.resolve("a");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      assertEquals(
          folder + ": state 5 of candidate 2 was not kept",
          assertInstanceOf(BadRunException.class, failure(service.preview(folder, 2, 5)))
              .getMessage());
      assertInstanceOf(BadRunException.class, failure(service.preview(folder, 99, 4)));
      assertInstanceOf(BadRunException.class, failure(service.preview(dir.resolve("none"), 0, 0)));
      assertInstanceOf(
          IllegalArgumentException.class,
          failure(service.probe("toy:none", "cpu", 1, WantedSize.OWN)));
      assertTrue(get(service.probe("toy:grid", "cpu", 1, WantedSize.OWN)).nfePerSecond() > 0);
    }
  }

  @Test
  void errandsBesideARunChangeNothingOfIt() throws Exception {
    Path quiet = dir.resolve("quiet");
    RunSpec spec = ToyRuns.spec(ToyRuns.PAPER, 2);
    ToyRuns.run(spec, quiet);
    Path busy = dir.resolve("busy");
    Watched workshop = new Watched();
    List<CompletableFuture<?>> errands = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(workshop, 0)) {
      ToyRuns.finish(
          ToyRuns.start(
              service,
              spec,
              busy,
              (run, event) -> {
                if (event instanceof RunEvent.Progress) {
                  errands.add(service.probe("toy:rings", "cpu", 1, WantedSize.OWN));
                }
              }));
      for (CompletableFuture<?> errand : errands) {
        get(errand);
      }
    }
    assertEquals(ToyRuns.contents(quiet), ToyRuns.contents(busy));
    RunReport report = ToyRuns.report(busy);
    assertEquals(ToyRuns.report(quiet).nfe(), report.nfe());
    assertEquals(ToyRuns.report(quiet).ledger().decodes(), report.ledger().decodes());
    assertEquals(List.of("toy:rings"), workshop.opened);
    assertTrue(errands.size() > 30, errands.size() + " errands");
  }

  @Test
  void aHeldRunDoesErrandsForItsModelAndOthersWaitForItsEnd() throws Exception {
    Path folder = dir.resolve("a");
    Watched workshop = new Watched();
    BlockingQueue<RunState> states = new LinkedBlockingQueue<>();
    try (EngineService service = new EngineService(workshop, 0)) {
      RunHandle run =
          ToyRuns.start(
              service,
              ToyRuns.spec(new BestOfN(4, 2), 2),
              folder,
              (handle, event) -> {
                if (event instanceof RunEvent.StateChanged change) {
                  states.add(change.state());
                } else if (event instanceof RunEvent.GenerationDone done
                    && done.round().index() == 0) {
                  handle.post(new RunCommand.Pause(true));
                }
              });
      while (states.poll(60, TimeUnit.SECONDS) != RunState.PAUSED) {
        // On its way.
      }
      CompletableFuture<ModelProbe> other = service.probe("toy:grid", "cpu", 1, WantedSize.OWN);
      get(service.probe("toy:rings", "cpu", 1, WantedSize.OWN));
      RunStore store = RunStore.read(folder);
      try (store) {
        assertArrayEquals(store.png(1), get(service.preview(folder, 1, 16)));
        float[] x0 = store.state(store.candidates("a toy").get(1), 0).orElseThrow().x0();
        assertArrayEquals(decoded(x0), get(service.preview(folder, 1, 0)));
      }
      assertEquals(RunState.PAUSED, run.state());
      assertEquals(Optional.empty(), Optional.ofNullable(other.getNow(null)));
      assertEquals(List.of("toy:rings"), workshop.opened);
      run.post(new RunCommand.Resume());
      ToyRuns.finish(run);
      assertEquals(RunState.DONE, run.state());
      assertEquals("toy:grid", get(other).info().name());
    }
    assertEquals(List.of("toy:rings", "toy:grid"), workshop.opened);
  }

  @Test
  void theClockStandsStillWhileErrandsAreDone() {
    Stopwatch watch = new Stopwatch();
    watch.hold();
    double held = watch.seconds();
    watch.hold();
    watch.go();
    assertEquals(held, watch.seconds());
    watch.go();
    assertTrue(watch.seconds() >= held);
  }

  @Test
  void closingCancelsWhatWaitsAndWhatComesLater() throws Exception {
    EngineService service = new EngineService(new LocalWorkshop(), 0);
    List<CompletableFuture<?>> waiting = Collections.synchronizedList(new ArrayList<>());
    RunHandle run =
        ToyRuns.start(
            service,
            ToyRuns.spec(new BestOfN(2, 2), 2),
            dir.resolve("a"),
            (handle, event) -> {
              if (event instanceof RunEvent.GenerationStarted) {
                waiting.add(service.probe("toy:grid", "cpu", 1, WantedSize.OWN));
                // On the engine's own thread, which cannot wait for itself.
                service.close();
              }
            });
    ToyRuns.finish(run);
    service.close();
    assertEquals(RunState.STOPPED, run.state());
    assertThrows(CancellationException.class, () -> get(waiting.getFirst()));
    assertThrows(
        CancellationException.class,
        () -> get(service.probe("toy:grid", "cpu", 1, WantedSize.OWN)));
    assertThrows(CancellationException.class, () -> get(service.preview(dir, 0, 0)));
  }
}
