package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.diffusion.FlowScheduler;
import studio.evosearch.engine.diffusion.FlowSpacing;
import studio.evosearch.engine.diffusion.NoiseSchedule;

class PipelineSchedulerTest {
  private static final String OLD_DDIM =
      "{\"_class_name\": \"DDIMScheduler\", \"set_alpha_to_one\": false}";
  private static final String FLOW =
      "{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\", \"shift\": 3.0}";

  @TempDir Path folder;

  @Test
  void stableDiffusionCorrectsTheOffsetOfEarlyCheckpoints() throws IOException {
    NoiseSchedule schedule =
        PipelineScheduler.of(pipeline("StableDiffusionPipeline", OLD_DDIM)).schedule(20, 0);
    assertEquals(951, schedule.timestep(0));
    assertEquals(1, schedule.timestep(19));
  }

  @Test
  void fluxBringsItsOwnLevelsAndStableDiffusion3DoesNot() throws IOException {
    assertEquals(
        new FlowScheduler(1000, FlowSpacing.UNIFORM, 3),
        PipelineScheduler.of(pipeline("FluxPipeline", FLOW)));
    assertEquals(
        new FlowScheduler(1000, FlowSpacing.TRAINED, 3),
        PipelineScheduler.of(pipeline("StableDiffusion3Pipeline", FLOW)));
  }

  private ModelFolder pipeline(String className, String scheduler) throws IOException {
    Files.createDirectories(folder.resolve("scheduler"));
    Files.writeString(
        folder.resolve("model_index.json"),
        "{\"_class_name\": \"%s\", \"scheduler\": [\"diffusers\", \"X\"]}".formatted(className));
    Files.writeString(folder.resolve("scheduler").resolve("scheduler_config.json"), scheduler);
    return ModelFolder.open(folder);
  }
}
