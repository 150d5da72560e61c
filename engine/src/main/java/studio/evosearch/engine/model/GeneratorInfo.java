package studio.evosearch.engine.model;

import java.util.List;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.diffusion.Prediction;

/**
 * What a search must know of a generator.
 *
 * @param name for people: the folder's or the toy's name
 * @param pipeline the pipeline's class name, such as {@code StableDiffusionPipeline}
 * @param prediction what the denoiser's output means
 * @param latentShape extents of one latent without the batch, such as {@code [4, 64, 64]}
 * @param size how large the candidates are: as was wanted, or the model's own
 * @param guidance what a guidance scale and a negative prompt mean to it
 * @param defaultSteps denoising steps when a person names none
 * @param defaultGuidance guidance scale when a person names none; 1 means none
 * @param defaultBatch how many latents to denoise in one call when a person names none
 */
public record GeneratorInfo(
    String name,
    String pipeline,
    Prediction prediction,
    List<Integer> latentShape,
    Size size,
    GuidanceKind guidance,
    int defaultSteps,
    double defaultGuidance,
    int defaultBatch) {
  public GeneratorInfo {
    latentShape = List.copyOf(latentShape);
  }

  /** Values in one latent. */
  public int latentSize() {
    return latentShape.stream().reduce(1, Math::multiplyExact);
  }
}
