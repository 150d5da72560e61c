package studio.evosearch.engine.analysis;

/**
 * Rows in the coordinates in which they vary most.
 *
 * @param scores {@code [rows, components]}, the component of largest variance first
 * @param variances of the components
 * @param total the variance of the rows in all coordinates
 */
@SuppressWarnings("ArrayRecordComponent")
record PrincipalComponents(float[][] scores, double[] variances, double total) {
  /**
   * The leading components of rows, from their inner products. A component's sign, which nothing
   * decides, is that its largest score is positive.
   *
   * @param count how many at most; there are no more than rows
   */
  static PrincipalComponents of(Gram gram, int count, Watcher watcher) {
    int n = gram.rows();
    SymmetricEigen leading = LeadingEigen.of(gram.products(), count, watcher);
    int k = leading.values().length;
    float[][] scores = new float[n][k];
    double[] variances = new double[k];
    for (int c = 0; c < k; c++) {
      double[] vector = leading.vectors()[c];
      double scale = Math.sqrt(leading.values()[c]) * sign(vector);
      variances[c] = leading.values()[c] / n;
      for (int i = 0; i < n; i++) {
        scores[i][c] = (float) (scale * vector[i]);
      }
    }
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += gram.products()[i][i];
    }
    return new PrincipalComponents(scores, variances, trace / n);
  }

  private static double sign(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    return largest < 0 ? -1 : 1;
  }
}
