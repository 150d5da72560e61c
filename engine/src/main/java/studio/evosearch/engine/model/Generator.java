package studio.evosearch.engine.model;

import java.util.List;
import studio.evosearch.engine.diffusion.NoiseSchedule;

/**
 * A model that makes pictures or videos from noise: prompt encoder, denoiser and decoder. Latents
 * are float32 in host memory; a device sees them only inside these calls. Not safe for concurrent
 * calls.
 */
public interface Generator extends Part {
  GeneratorInfo info();

  /** The noise levels and timesteps of a trajectory of so many steps. */
  NoiseSchedule schedule(int steps);

  /** Encodes a prompt and a negative prompt (empty for none). */
  Conditioning encode(String prompt, String negative);

  /** Network passes that one NFE at this guidance scale takes: two for a guidance pair. */
  default int passes(double guidance) {
    return info().guidance().at(guidance).paired() ? 2 : 1;
  }

  /**
   * Evaluates the denoiser once for each latent, guidance applied: one NFE a latent.
   *
   * @param guidance the classifier-free guidance scale w in uncond + w (cond - uncond), of which 1
   *     skips the unconditional half; or the scale that a guidance-distilled denoiser takes as an
   *     input
   * @param timestep as the schedule gives it for the step to take
   * @param latents the batch; each of {@code info().latentSize()} values, not changed
   * @return one output a latent, in the same order, meaning what {@code info().prediction()} says
   */
  float[][] denoise(Conditioning conditioning, double guidance, double timestep, float[][] latents);

  /** Decodes clean latents, in order. */
  List<Footage> decode(float[][] latents);

  /**
   * Decodes estimates of latents that are still on their way, in order: as {@link #decode} does, or
   * faster and less exactly.
   */
  default List<Footage> preview(float[][] latents) {
    return decode(latents);
  }
}
