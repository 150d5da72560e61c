package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A decoded latent: what a reward judges.
 *
 * @param latent the clean latent x_0 (or a preview's x0hat), as the generator's latent shape says
 * @param footage the same, decoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(float[] latent, Footage footage) {
  /** One of a picture. */
  public Sample(float[] latent, Picture picture) {
    this(latent, Footage.of(picture));
  }

  /** Latents with what they were decoded to, in order. */
  public static List<Sample> of(float[][] latents, List<Footage> decoded) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < latents.length; i++) {
      samples.add(new Sample(latents[i], decoded.get(i)));
    }
    return samples;
  }

  /** The picture, or a video's still. */
  public Picture picture() {
    return footage.still();
  }
}
