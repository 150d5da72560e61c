package studio.evosearch.engine.analysis;

import java.util.List;

/** How different the members of a population are. */
public final class Diversity {
  private Diversity() {}

  /**
   * The mean over all pairs of the squared Euclidean distance between their features: 2 - 2 cos of
   * the angle between unit features, so 0 where all are the same, 2 where they are at right angles,
   * 4 at most. Takes time with the number of features, not of pairs: the sum over pairs is n sum
   * |f|^2 - |sum f|^2.
   *
   * @param unitFeatures of one length each and unit norm, such as those of {@link PictureFeature}
   * @return NaN for fewer than two
   * @throws IllegalArgumentException when their lengths differ
   */
  public static double meanPairwise(List<float[]> unitFeatures) {
    int n = unitFeatures.size();
    if (n < 2) {
      return Double.NaN;
    }
    double[] sum = new double[unitFeatures.getFirst().length];
    double squares = 0;
    for (float[] feature : unitFeatures) {
      if (feature.length != sum.length) {
        throw new IllegalArgumentException(
            "features of %d and of %d values".formatted(sum.length, feature.length));
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += feature[i];
        squares += (double) feature[i] * feature[i];
      }
    }
    double ofSum = 0;
    for (double value : sum) {
      ofSum += value * value;
    }
    // Rounding may leave less than nothing where all are the same.
    return Math.max(0, (n * squares - ofSum) / (n * (n - 1.0) / 2));
  }
}
