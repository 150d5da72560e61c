package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

/** Short searches on the bundled weights. */
class BundledModelTest {
  @TempDir Path dir;

  private static RunSpec spec(String model, int batch, int threads) {
    return on("cpu", model, batch, threads);
  }

  private static RunSpec on(String place, String model, int batch, int threads) {
    return new RunSpecs()
        .device(place)
        .model(Reference.asset("models/" + model).toString())
        .prompt("a red star above a blue circle at night")
        .reward(Reference.asset("rewards/scene-clip").toString())
        .heldOut(List.of("jpeg-size"))
        .method(new EvoSearch(List.of(0, 3), List.of(5, 4, 4), 3, MutationOperator.MARGINAL))
        .steps(8)
        .guidance(4)
        .eta("0@0,1@3")
        .beta(0.4)
        .elites(1)
        .seed(7)
        .batch(batch)
        .threads(threads)
        .build();
  }

  @Test
  void theSameSpecGivesTheSameBits() throws Exception {
    ToyRuns.run(spec("scenes", 3, 1), dir.resolve("a"));
    ToyRuns.run(spec("scenes", 3, 1), dir.resolve("b"));
    assertEquals(ToyRuns.contents(dir.resolve("a")), ToyRuns.contents(dir.resolve("b")));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(RunState.DONE, report.runState());
    assertEquals(5 * 8 + 3 * 8 + 3 * 5, report.nfe());
    assertEquals(2 * report.nfe(), report.ledger().forwardPasses());
    assertEquals(0, report.quarantined());
    double first = report.generations().getFirst().best();
    assertTrue(report.best().orElseThrow().reward() >= first);
    assertTrue(first > 40, "the model's pictures fit their prompt: " + first);
  }

  @Test
  void severalDevicesGiveTheBitsOfOne() throws Exception {
    ToyRuns.run(spec("scenes", 3, 1), dir.resolve("one"));
    ToyRuns.run(on("cpu,cpu", "scenes", 3, 1), dir.resolve("two"));
    assertEquals(ToyRuns.contents(dir.resolve("one")), ToyRuns.contents(dir.resolve("two")));
    assertEquals(ToyRuns.media(dir.resolve("one")), ToyRuns.media(dir.resolve("two")));
    Ledger one = ToyRuns.report(dir.resolve("one")).ledger();
    Ledger two = ToyRuns.report(dir.resolve("two")).ledger();
    assertEquals(one.nfe(), two.nfe());
    assertEquals(one.forwardPasses(), two.forwardPasses());
    assertEquals(one.decodes(), two.decodes());
    assertEquals(one.verifierCalls(), two.verifierCalls());
  }

  @Test
  void oneComponentAtATimeGivesTheBitsOfAll() throws Exception {
    ToyRuns.run(spec("scenes", 3, 1), dir.resolve("all"));
    ToyRuns.run(on("cpu offload=component", "scenes", 3, 1), dir.resolve("each"));
    assertEquals(ToyRuns.contents(dir.resolve("all")), ToyRuns.contents(dir.resolve("each")));
  }

  @Test
  void errandsBesideARunLeaveItsBits() throws Exception {
    RunSpec spec = spec("scenes", 3, 1);
    ToyRuns.run(spec, dir.resolve("quiet"));
    List<CompletableFuture<ModelProbe>> probes = Collections.synchronizedList(new ArrayList<>());
    try (EngineService service = new EngineService(new LocalWorkshop(), 2)) {
      ToyRuns.finish(
          ToyRuns.start(
              service,
              spec,
              dir.resolve("busy"),
              (run, event) -> {
                if (event instanceof RunEvent.Progress progress && progress.state() == 4) {
                  probes.add(
                      service.probe(spec.model(), spec.device(), spec.threads(), spec.size()));
                }
              }));
      for (CompletableFuture<ModelProbe> probe : probes) {
        ModelProbe tried = probe.get(60, TimeUnit.SECONDS);
        assertTrue(tried.nfePerSecond() > 0 && tried.decodesPerSecond() > 0, tried.toString());
      }
    }
    assertTrue(probes.size() >= 3, probes.size() + " probes");
    assertEquals(ToyRuns.contents(dir.resolve("quiet")), ToyRuns.contents(dir.resolve("busy")));
  }

  @Test
  void theFlowModelIsSearchedAsTheDiffusionModelIs() throws Exception {
    ToyRuns.run(spec("scenes-flow", 4, 1), dir.resolve("a"));
    RunReport report = ToyRuns.report(dir.resolve("a"));
    assertEquals(RunState.DONE, report.runState());
    assertTrue(report.best().orElseThrow().reward() > 40, report.best().toString());
  }

  @Test
  void everyDrawIsTheSameWhateverBatchAndThreads() throws Exception {
    ToyRuns.run(spec("scenes", 3, 1), dir.resolve("a"));
    ToyRuns.run(spec("scenes", 2, 2), dir.resolve("b"));
    try (RunStore a = RunStore.read(dir.resolve("a"));
        RunStore b = RunStore.read(dir.resolve("b"))) {
      List<Candidate> ours = a.candidates(a.spec().prompt());
      List<Candidate> theirs = b.candidates(b.spec().prompt());
      for (int id = 0; id < ours.size(); id++) {
        // Choices and noise are the same; the network's sums differ in their last bits.
        assertEquals(ours.get(id).start(), theirs.get(id).start());
        float[] x = a.state(ours.get(id), 8).orElseThrow().x();
        float[] y = b.state(theirs.get(id), 8).orElseThrow().x();
        for (int i = 0; i < x.length; i++) {
          assertEquals(x[i], y[i], 1e-3f);
        }
        if (id < 5) {
          float[] noise = a.state(ours.get(id), 0).orElseThrow().x();
          assertEquals(
              Arrays.hashCode(noise),
              Arrays.hashCode(b.state(theirs.get(id), 0).orElseThrow().x()));
        }
      }
      assertNotEquals(
          ours.get(0).rewards(), ours.get(1).rewards(), "different noise, different pictures");
    }
  }
}
