package studio.evosearch.engine.reward;

import java.util.List;
import studio.evosearch.engine.checkpoint.Config;

/**
 * How pixel values 0..255 become a network's input: rescaled, then minus the mean and over the
 * standard deviation of each channel.
 */
@SuppressWarnings("ArrayRecordComponent")
record Normalisation(float[] scale, float[] offset) {
  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

  /** CLIP's, which its kin kept. */
  static final Normalisation CLIP = of(1 / 255.0, CLIP_MEAN, CLIP_STD);

  /** By {@code rescale_factor}, {@code image_mean}, {@code image_std}; CLIP's where left out. */
  static Normalisation of(Config config) {
    return of(
        config.number("rescale_factor", 1 / 255.0),
        colours(config, "image_mean", CLIP_MEAN),
        colours(config, "image_std", CLIP_STD));
  }

  private static Normalisation of(double factor, List<Double> mean, List<Double> std) {
    float[] scale = new float[3];
    float[] offset = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      scale[channel] = (float) (factor / std.get(channel));
      offset[channel] = (float) (-mean.get(channel) / std.get(channel));
    }
    return new Normalisation(scale, offset);
  }

  private static List<Double> colours(Config config, String field, List<Double> otherwise) {
    if (!config.has(field)) {
      return otherwise;
    }
    List<Double> values = config.numbers(field);
    if (values.size() != 3) {
      throw config.problem(field, "expected 3 numbers, found " + values.size());
    }
    return values;
  }

  /** The input for a value of a channel. */
  float of(int channel, double value) {
    return (float) (scale[channel] * value + offset[channel]);
  }
}
