package studio.evosearch.engine.model;

/** From what autoencoders give to pictures, as diffusers' VaeImageProcessor does. */
final class Pixels {
  private Pixels() {}

  /** From -1..1 to 0..1, in place; what lies beyond is cut off. */
  static float[] toUnitRange(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i] * 0.5f + 0.5f, 0f, 1f);
    }
    return values;
  }

  /**
   * A picture of values in 0..1.
   *
   * @param first where its red values begin, rows from the top
   * @param stride how far behind them its green values begin, and behind those its blue ones
   */
  static Picture picture(int width, int height, float[] values, int first, int stride) {
    int plane = height * width;
    byte[] rgb = new byte[plane * 3];
    for (int channel = 0; channel < 3; channel++) {
      int from = first + channel * stride;
      for (int i = 0; i < plane; i++) {
        // Halves to even, as numpy rounds.
        rgb[i * 3 + channel] = (byte) Math.rint(values[from + i] * 255f);
      }
    }
    return new Picture(width, height, rgb);
  }
}
