package studio.evosearch.engine.analysis;

/** Points of the plane; the arrays have one length and are not copied. */
@SuppressWarnings("ArrayRecordComponent")
record Places(float[] x, float[] y) {
  static Places of(int points) {
    return new Places(new float[points], new float[points]);
  }

  int points() {
    return x.length;
  }

  /** The same points about their mean, moved in place. */
  void centre() {
    centre(x);
    centre(y);
  }

  private static void centre(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    float mean = (float) (sum / values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
  }
}
