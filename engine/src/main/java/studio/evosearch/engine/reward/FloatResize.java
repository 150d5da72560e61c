package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/**
 * Resizes a picture as torch's {@code interpolate(mode="bicubic", antialias=True)} does: nothing is
 * rounded or clamped, so values may leave 0..255 beside edges.
 */
final class FloatResize {
  private FloatResize() {}

  /** One channel at this width and height, rows from the top. */
  static double[] bicubic(Picture picture, int channel, int width, int height) {
    int rows = picture.height();
    double[] in = new double[rows * picture.width()];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < picture.width(); x++) {
        in[y * picture.width() + x] = picture.at(x, y, channel);
      }
    }
    double[] wide = new double[rows * width];
    BicubicWeights across = BicubicWeights.of(picture.width(), width);
    for (int y = 0; y < rows; y++) {
      line(across, in, y * picture.width(), 1, wide, y * width);
    }
    double[] out = new double[height * width];
    BicubicWeights down = BicubicWeights.of(rows, height);
    for (int x = 0; x < width; x++) {
      line(down, wide, x, width, out, x);
    }
    return out;
  }

  private static void line(
      BicubicWeights weights, double[] in, int start, int stride, double[] out, int outStart) {
    for (int i = 0; i < weights.first().length; i++) {
      double sum = 0;
      int at = start + weights.first()[i] * stride;
      for (double weight : weights.weights()[i]) {
        sum += in[at] * weight;
        at += stride;
      }
      out[outStart + i * stride] = sum;
    }
  }
}
