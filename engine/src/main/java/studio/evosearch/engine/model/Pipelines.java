package studio.evosearch.engine.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import studio.evosearch.engine.checkpoint.ModelFolder;

/**
 * The pipelines this program can open, by their class in diffusers.
 *
 * @param open opens a folder of that class
 * @param grid its latents, which can be told without opening its weights
 */
record Pipelines(
    Function<PipelineFolder, Generator> open,
    BiFunction<ModelFolder, WantedSize, LatentGrid> grid) {
  private static final Map<String, Pipelines> ALL =
      new TreeMap<>(
          Map.of(
              Flux.PIPELINE, new Pipelines(Flux::open, Flux::grid),
              HunyuanVideo.PIPELINE, new Pipelines(HunyuanVideo::open, HunyuanVideo::grid),
              StableDiffusion.PIPELINE, new Pipelines(StableDiffusion::open, StableDiffusion::grid),
              StableDiffusion3.PIPELINE,
                  new Pipelines(StableDiffusion3::open, StableDiffusion3::grid),
              StableDiffusionXL.PIPELINE,
                  new Pipelines(StableDiffusionXL::open, StableDiffusionXL::grid),
              Wan.PIPELINE, new Pipelines(Wan::open, Wan::grid)));

  /** Whether a folder of this class can be opened. */
  static boolean supported(String className) {
    return ALL.containsKey(className);
  }

  /**
   * How to open a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when its class is not supported
   */
  static Pipelines of(ModelFolder folder) {
    Pipelines pipeline = ALL.get(folder.className());
    if (pipeline == null) {
      throw folder
          .config()
          .problem(
              "_class_name",
              "%s is not supported, only %s".formatted(folder.className(), ALL.keySet()));
    }
    return pipeline;
  }
}
