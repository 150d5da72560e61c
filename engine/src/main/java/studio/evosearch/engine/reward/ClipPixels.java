package studio.evosearch.engine.reward;

import java.util.List;
import java.util.function.IntUnaryOperator;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.model.Picture;

/**
 * The input CLIP was trained on: the shortest edge resized (bicubic, as Pillow does it), the centre
 * cropped, values rescaled and normalised.
 */
final class ClipPixels implements PixelInput {
  private static final int BICUBIC = 3;

  private final int shortestEdge;
  private final int cropHeight;
  private final int cropWidth;
  private final Normalisation normalisation;

  /** How many pixels of a surplus lie before the crop, where libraries differ. */
  private final IntUnaryOperator before;

  private ClipPixels(
      int shortestEdge,
      int cropHeight,
      int cropWidth,
      Normalisation normalisation,
      IntUnaryOperator before) {
    this.shortestEdge = shortestEdge;
    this.cropHeight = cropHeight;
    this.cropWidth = cropWidth;
    this.normalisation = normalisation;
    this.before = before;
  }

  /**
   * As transformers' CLIPImageProcessor has it with the same {@code preprocessor_config.json};
   * fields left out are as there.
   */
  static ClipPixels of(Config config) {
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
    return new ClipPixels(
        shortestEdge(config),
        crop(config, "height"),
        crop(config, "width"),
        Normalisation.of(config),
        surplus -> Math.floorDiv(surplus, 2));
  }

  /** As torchvision has it with Resize, CenterCrop, ToTensor and Normalize. */
  static ClipPixels torchvision(int size, Normalisation normalisation) {
    return new ClipPixels(
        size, size, size, normalisation, surplus -> (int) Math.rint(surplus / 2.0));
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

  @Override
  public long[] shape() {
    return new long[] {3, cropHeight, cropWidth};
  }

  @Override
  public void write(Picture picture, float[] batch, int start) {
    Picture resized = resize(picture);
    int top = before.applyAsInt(resized.height() - cropHeight);
    int left = before.applyAsInt(resized.width() - cropWidth);
    int at = start;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = top; y < top + cropHeight; y++) {
        for (int x = left; x < left + cropWidth; x++) {
          batch[at++] = normalisation.of(channel, value(resized, x, y, channel));
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
