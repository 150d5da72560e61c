package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunSpecs;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

class RewardFeaturesTest {
  @TempDir Path folder;

  private ToyRun run(String reward) throws InterruptedException {
    RunSpec spec =
        new RunSpecs()
            .prompt("a red star")
            .reward(reward)
            .heldOut(List.of())
            .eta("0")
            .method(new EvoSearch(List.of(0, 8), List.of(8, 8, 4), 2, MutationOperator.PAPER))
            .build();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      assertTrue(service.start(spec, folder.resolve("a"), e -> {}).await(Duration.ofMinutes(1)));
    }
    RunStore store = RunStore.read(folder.resolve("a"));
    return new ToyRun(store, RunReport.of(store));
  }

  @Test
  void candidatesAreMappedByWhatTheirGuideSees() throws InterruptedException {
    try (ToyRun run = run(Reference.asset("rewards/scene-clip").toAbsolutePath().toString())) {
      StateFeatures seen =
          StateFeatures.of(run.store(), run.report(), 16, Part.REWARD, Watcher.NONE);
      StateFeatures latents =
          StateFeatures.of(run.store(), run.report(), 16, Part.LATENT, Watcher.NONE);
      assertEquals(latents.candidates(), seen.candidates());
      assertEquals(2, latents.components()[0].length);
      assertTrue(seen.components()[0].length > 2, "128 values a picture, not 2");
      assertEquals(0, seen.plane().length);
    }
  }

  @Test
  void aRunWhoseRewardsSeeNoVectorsIsTold() throws InterruptedException {
    try (ToyRun run = run("toy:corner")) {
      var e =
          assertThrows(
              BadRunException.class,
              () -> StateFeatures.of(run.store(), run.report(), 16, Part.REWARD, Watcher.NONE));
      assertTrue(String.valueOf(e.getMessage()).contains("none of its rewards"), e.toString());
    }
  }
}
