package studio.evosearch.engine.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import studio.evosearch.engine.checkpoint.ModelFolder;

/**
 * A class of pipelines in diffusers that this program can open.
 *
 * @param open opens a folder of that class
 * @param grid its latents, which can be told without opening its weights
 */
record PipelineKind(
    Function<PipelineFolder, Generator> open,
    BiFunction<ModelFolder, WantedSize, LatentGrid> grid) {
  private static final Map<String, PipelineKind> ALL =
      new TreeMap<>(
          Map.of(
              Flux.PIPELINE, new PipelineKind(Flux::open, Flux::grid),
              HunyuanVideo.PIPELINE, new PipelineKind(HunyuanVideo::open, HunyuanVideo::grid),
              StableDiffusion.PIPELINE,
                  new PipelineKind(StableDiffusion::open, StableDiffusion::grid),
              StableDiffusion3.PIPELINE,
                  new PipelineKind(StableDiffusion3::open, StableDiffusion3::grid),
              StableDiffusionXL.PIPELINE,
                  new PipelineKind(StableDiffusionXL::open, StableDiffusion::grid),
              Wan.PIPELINE, new PipelineKind(Wan::open, Wan::grid)));

  /** Whether a folder of this class can be opened. */
  static boolean supported(String className) {
    return ALL.containsKey(className);
  }

  /**
   * How to open a folder.
   *
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when its class is not supported
   */
  static PipelineKind of(ModelFolder folder) {
    PipelineKind kind = ALL.get(folder.className());
    if (kind == null) {
      throw folder
          .config()
          .problem(
              "_class_name",
              "%s is not supported, only %s".formatted(folder.className(), ALL.keySet()));
    }
    return kind;
  }
}
