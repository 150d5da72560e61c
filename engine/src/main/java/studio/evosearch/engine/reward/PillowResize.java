package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/**
 * Resizes a picture to the bytes Pillow's {@code Image.resize} gives with the bicubic filter: rows
 * first, then columns, each rounded to 8 bits, with weights in 22-bit fixed point. CLIP was trained
 * on pictures made so. After Pillow's src/libImaging/Resample.c.
 */
final class PillowResize {
  private static final int PRECISION = 22;

  private PillowResize() {}

  /** The picture at this width and height; itself where it has them. */
  static Picture bicubic(Picture picture, int width, int height) {
    Picture wide = picture;
    if (width != picture.width()) {
      int rows = picture.height();
      byte[] out = new byte[rows * width * 3];
      Lines lines = Lines.of(picture.width(), width);
      for (int row = 0; row < rows; row++) {
        int start = row * picture.width() * 3;
        lines.apply(picture.rgb(), start, 3, out, row * width * 3);
      }
      wide = new Picture(width, rows, out);
    }
    if (height == wide.height()) {
      return wide;
    }
    byte[] out = new byte[height * width * 3];
    Lines lines = Lines.of(wide.height(), height);
    for (int column = 0; column < width; column++) {
      lines.apply(wide.rgb(), column * 3, width * 3, out, column * 3);
    }
    return new Picture(width, height, out);
  }

  /** Resizes lines of pixels with weights in fixed point. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Lines(int[] first, int[][] weights) {
    static Lines of(int inputs, int outputs) {
      BicubicWeights exact = BicubicWeights.of(inputs, outputs);
      int[][] weights = new int[outputs][];
      for (int i = 0; i < outputs; i++) {
        weights[i] = fixedPoint(exact.weights()[i]);
      }
      return new Lines(exact.first(), weights);
    }

    private static int[] fixedPoint(double[] exact) {
      int[] fixed = new int[exact.length];
      for (int i = 0; i < exact.length; i++) {
        double scaled = exact[i] * (1 << PRECISION);
        fixed[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
      }
      return fixed;
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
