package studio.evosearch.engine.reward;

/**
 * Which pixels of a line make each pixel of the resized line: the bicubic filter with a = -0.5,
 * widened when shrinking. Pillow's {@code resize} and torch's antialiased {@code interpolate} have
 * the same (Pillow's src/libImaging/Resample.c).
 *
 * @param first the first input of each output
 * @param weights of the inputs from there on; they sum to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record BicubicWeights(int[] first, double[][] weights) {
  private static final double SUPPORT = 2;

  static BicubicWeights of(int inputs, int outputs) {
    double scale = (double) inputs / outputs;
    double stretch = Math.max(scale, 1);
    double support = SUPPORT * stretch;
    int[] first = new int[outputs];
    double[][] weights = new double[outputs][];
    for (int i = 0; i < outputs; i++) {
      double center = (i + 0.5) * scale;
      int from = Math.max(0, (int) (center - support + 0.5));
      int to = Math.min(inputs, (int) (center + support + 0.5));
      first[i] = from;
      weights[i] = normalized(center, from, to, stretch);
    }
    return new BicubicWeights(first, weights);
  }

  private static double[] normalized(double center, int from, int to, double stretch) {
    double[] weights = new double[to - from];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = cubic((from + i - center + 0.5) / stretch);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
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
}
