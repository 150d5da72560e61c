package studio.evosearch.engine.reward;

import java.util.List;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.model.Picture;

/**
 * Makes a CLIP image tower's input of a picture, as transformers' CLIPImageProcessor does with the
 * same {@code preprocessor_config.json}: the shortest edge resized (bicubic), the centre cropped,
 * values rescaled and normalised.
 */
final class ClipPixels {
  private static final int BICUBIC = 3;

  private final int shortestEdge;
  private final int cropHeight;
  private final int cropWidth;
  private final float[] scale = new float[3];
  private final float[] offset = new float[3];

  /**
   * From a {@code preprocessor_config.json}; fields left out are as CLIPImageProcessor has them.
   */
  ClipPixels(Config config) {
    for (String field :
        List.of("do_resize", "do_center_crop", "do_rescale", "do_normalize", "do_convert_rgb")) {
      if (!config.flag(field, true)) {
        throw config.problem(field, "is false, which is not supported");
      }
    }
    int resample = config.integer("resample", BICUBIC);
    if (resample != BICUBIC) {
      throw config.problem("resample", "expected 3 (bicubic), found " + resample);
    }
    shortestEdge = shortestEdge(config);
    cropHeight = crop(config, "height");
    cropWidth = crop(config, "width");
    double factor = config.number("rescale_factor", 1 / 255.0);
    List<Double> mean = colours(config, "image_mean", List.of(0.48145466, 0.4578275, 0.40821073));
    List<Double> std = colours(config, "image_std", List.of(0.26862954, 0.26130258, 0.27577711));
    for (int channel = 0; channel < 3; channel++) {
      scale[channel] = (float) (factor / std.get(channel));
      offset[channel] = (float) (-mean.get(channel) / std.get(channel));
    }
  }

  /** Old configs say a number, newer ones an object. */
  private static int shortestEdge(Config config) {
    if (!config.has("size")) {
      return 224;
    }
    return config.isObject("size")
        ? config.requiredObject("size").integer("shortest_edge")
        : config.integer("size");
  }

  private static int crop(Config config, String extent) {
    if (!config.has("crop_size")) {
      return 224;
    }
    return config.isObject("crop_size")
        ? config.requiredObject("crop_size").integer(extent)
        : config.integer("crop_size");
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

  /** Extents of one input: channels, height, width. */
  long[] shape() {
    return new long[] {3, cropHeight, cropWidth};
  }

  /** Writes one picture's input {@code [3, height, width]} at a place of a batch. */
  void write(Picture picture, float[] batch, int start) {
    Picture resized = resize(picture);
    int top = Math.floorDiv(resized.height() - cropHeight, 2);
    int left = Math.floorDiv(resized.width() - cropWidth, 2);
    int at = start;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = top; y < top + cropHeight; y++) {
        for (int x = left; x < left + cropWidth; x++) {
          batch[at++] = scale[channel] * value(resized, x, y, channel) + offset[channel];
        }
      }
    }
  }

  private Picture resize(Picture picture) {
    int shorter = Math.min(picture.width(), picture.height());
    int width = (int) ((long) shortestEdge * picture.width() / shorter);
    int height = (int) ((long) shortestEdge * picture.height() / shorter);
    return PillowResize.bicubic(picture, width, height);
  }

  /** Black beyond the picture's edges, where the crop is the larger. */
  private static int value(Picture picture, int x, int y, int channel) {
    boolean inside = x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
    return inside ? picture.at(x, y, channel) : 0;
  }
}
