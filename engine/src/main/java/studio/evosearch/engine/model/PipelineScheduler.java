package studio.evosearch.engine.model;

import java.util.Set;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.SchedulerConfigReader;
import studio.evosearch.engine.diffusion.DiffusionScheduler;
import studio.evosearch.engine.diffusion.FlowScheduler;
import studio.evosearch.engine.diffusion.FlowSpacing;
import studio.evosearch.engine.diffusion.SchedulerConfig;

/** A pipeline folder's scheduler as diffusers' pipeline of that class uses it. */
public final class PipelineScheduler {
  /** These hand the scheduler sigmas = linspace(1, 1 / N, N) instead of taking its own. */
  private static final Set<String> UNIFORM =
      Set.of("FluxPipeline", "HunyuanVideoPipeline", "LTXPipeline", "QwenImagePipeline");

  private PipelineScheduler() {}

  /**
   * Reads the {@code scheduler} component and what the pipeline changes of it.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when there is none, or it is not
   *     supported
   */
  public static SchedulerConfig of(ModelFolder folder) {
    SchedulerConfig config = SchedulerConfigReader.read(folder.component("scheduler").config());
    return switch (config) {
      case FlowScheduler flow when UNIFORM.contains(folder.className()) ->
          flow.withSpacing(FlowSpacing.UNIFORM);
      case DiffusionScheduler diffusion when folder.className().equals(StableDiffusion.PIPELINE) ->
          // The pipeline's constructor corrects the configs of early checkpoints.
          diffusion.withStepsOffset(1);
      case FlowScheduler flow -> flow;
      case DiffusionScheduler diffusion -> diffusion;
    };
  }
}
