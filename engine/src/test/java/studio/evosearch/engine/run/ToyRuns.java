package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.ParticleSampling;
import studio.evosearch.engine.search.Potential;
import studio.evosearch.engine.search.Resampling;
import studio.evosearch.engine.search.SearchMethod;
import studio.evosearch.engine.search.ZeroOrder;

/** Runs on the 2-D toys, which take milliseconds and need no libtorch. */
final class ToyRuns {
  static final EvoSearch PAPER =
      new EvoSearch(List.of(0, 4, 8), List.of(6, 5, 5, 5), 3, MutationOperator.PAPER);
  static final EvoSearch MARGINAL =
      new EvoSearch(List.of(0, 4, 8), List.of(6, 5, 5, 5), 3, MutationOperator.MARGINAL);

  static final List<SearchMethod> METHODS =
      List.of(
          PAPER,
          MARGINAL,
          new BestOfN(20, 6),
          new ParticleSampling(
              8, List.of(4, 8, 12), Potential.MAX, 1, Resampling.SYSTEMATIC, false),
          new ParticleSampling(
              8, List.of(4, 8, 12), Potential.DIFF, 1, Resampling.MULTINOMIAL, true),
          new ZeroOrder(20, 4, 0.3, 2));

  private ToyRuns() {}

  static RunSpec spec(SearchMethod method, int batch) {
    return new RunSpecs().method(method).batch(batch).build();
  }

  static Budget nfe(long nfe) {
    return new Budget(OptionalLong.of(nfe), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Runs to the end in a service of its own; the events told on the way. */
  static List<RunEvent> run(RunSpec spec, Path folder) throws InterruptedException {
    List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      finish(service.start(spec, folder, events::add));
    }
    return events;
  }

  /** Starts a run whose listener tells it things, on its own thread. */
  static RunHandle start(
      EngineService service, RunSpec spec, Path folder, BiConsumer<RunHandle, RunEvent> listener) {
    CompletableFuture<RunHandle> handle = new CompletableFuture<>();
    handle.complete(service.start(spec, folder, event -> listener.accept(handle.join(), event)));
    return handle.join();
  }

  static void resume(Path folder) throws InterruptedException {
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      finish(service.resume(folder, event -> {}));
    }
  }

  static void finish(RunHandle handle) throws InterruptedException {
    assertTrue(handle.await(Duration.ofSeconds(60)), "the run ends");
  }

  static RunReport report(Path folder) {
    try (RunStore store = RunStore.read(folder)) {
      return RunReport.of(store);
    }
  }

  /** Everything a run found, bit for bit: candidates, rewards and every kept state. */
  static List<String> contents(Path folder) {
    List<String> lines = new ArrayList<>();
    try (RunStore store = RunStore.read(folder)) {
      store
          .generations()
          .forEach(
              g -> lines.add(g.index() + " " + g.state() + " " + g.elites() + " " + g.settings()));
      for (Candidate candidate : store.candidates(RunReport.of(store).prompt())) {
        lines.add(candidate.toString());
        for (int s = 0; s <= store.spec().steps(); s++) {
          int state = s;
          store
              .state(candidate, s)
              .ifPresent(kept -> lines.add(state + " " + bits(kept.x()) + " " + bits(kept.x0())));
        }
      }
    }
    return lines;
  }

  /** The pictures and videos of a run, byte for byte, by the names of their files. */
  static SortedMap<String, ByteBuffer> media(Path folder) throws IOException {
    SortedMap<String, ByteBuffer> media = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("media"))) {
      for (Path file : files.toList()) {
        media.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return media;
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  /** A workshop whose rewards are changed on the way. */
  static Workshop workshop(UnaryOperator<Reward> change) {
    LocalWorkshop local = new LocalWorkshop();
    return new Workshop() {
      @Override
      public Generator generator(String reference, String device, int threads, WantedSize size) {
        return local.generator(reference, device, threads, size);
      }

      @Override
      public Reward reward(String reference, String device, int threads) {
        return change.apply(local.reward(reference, device, threads));
      }
    };
  }
}
