package studio.evosearch.engine.model;

import java.util.List;

/** Makes pictures or videos of a pipeline's clean latents. */
interface Decoder {
  /**
   * Decodes latents, in order.
   *
   * @param latentShape extents of one latent
   */
  List<Footage> decode(List<Integer> latentShape, float[][] latents);

  /** Frees the memory of the device until the next call. */
  void release();
}
