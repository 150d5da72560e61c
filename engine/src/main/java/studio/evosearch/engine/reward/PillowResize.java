package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/**
 * Resizes a picture to the bytes Pillow's {@code Image.resize} gives with the bicubic filter (a =
 * -0.5, widened when shrinking): rows first, then columns, each rounded to 8 bits, with weights in
 * 22-bit fixed point. CLIP was trained on pictures made so. After Pillow's
 * src/libImaging/Resample.c.
 */
final class PillowResize {
  private static final int PRECISION = 22;
  private static final double SUPPORT = 2;

  private PillowResize() {}

  /** The picture at this width and height; itself where it has them. */
  static Picture bicubic(Picture picture, int width, int height) {
    Picture wide = picture;
    if (width != picture.width()) {
      int rows = picture.height();
      byte[] out = new byte[rows * width * 3];
      Weights weights = Weights.of(picture.width(), width);
      for (int row = 0; row < rows; row++) {
        int start = row * picture.width() * 3;
        weights.apply(picture.rgb(), start, 3, out, row * width * 3);
      }
      wide = new Picture(width, rows, out);
    }
    if (height == wide.height()) {
      return wide;
    }
    byte[] out = new byte[height * width * 3];
    Weights weights = Weights.of(wide.height(), height);
    for (int column = 0; column < width; column++) {
      weights.apply(wide.rgb(), column * 3, width * 3, out, column * 3);
    }
    return new Picture(width, height, out);
  }

  /**
   * Which inputs make each output of a line of pixels.
   *
   * @param first the first input of each output
   * @param weights of the inputs from there on
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weights(int[] first, int[][] weights) {
    static Weights of(int inputs, int outputs) {
      double scale = (double) inputs / outputs;
      double stretch = Math.max(scale, 1);
      double support = SUPPORT * stretch;
      int[] first = new int[outputs];
      int[][] weights = new int[outputs][];
      for (int i = 0; i < outputs; i++) {
        double center = (i + 0.5) * scale;
        int from = Math.max(0, (int) (center - support + 0.5));
        int to = Math.min(inputs, (int) (center + support + 0.5));
        first[i] = from;
        weights[i] = fixedPoint(center, from, to, stretch);
      }
      return new Weights(first, weights);
    }

    private static int[] fixedPoint(double center, int from, int to, double stretch) {
      double[] exact = new double[to - from];
      double sum = 0;
      for (int i = 0; i < exact.length; i++) {
        exact[i] = cubic((from + i - center + 0.5) / stretch);
        sum += exact[i];
      }
      int[] fixed = new int[exact.length];
      for (int i = 0; i < exact.length; i++) {
        double scaled = exact[i] / sum * (1 << PRECISION);
        fixed[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
      }
      return fixed;
    }

    /** Keys' cubic with a = -0.5. */
    private static double cubic(double signed) {
      double x = Math.abs(signed);
      double a = -0.5;
      if (x < 1) {
        return ((a + 2) * x - (a + 3)) * x * x + 1;
      }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }

    /** One line: inputs from {@code start}, {@code stride} apart, and outputs likewise. */
    void apply(byte[] in, int start, int stride, byte[] out, int outStart) {
      for (int i = 0; i < first.length; i++) {
        for (int channel = 0; channel < 3; channel++) {
          int sum = 1 << (PRECISION - 1);
          int at = start + first[i] * stride + channel;
          for (int weight : weights[i]) {
            sum += (in[at] & 0xff) * weight;
            at += stride;
          }
          out[outStart + i * stride + channel] = (byte) Math.clamp(sum >> PRECISION, 0, 255);
        }
      }
    }
  }
}
