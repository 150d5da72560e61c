package studio.evosearch.engine.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far the neighbours that a map shows are neighbours (Venna and Kaski, Neighborhood
 * Preservation in Nonlinear Projection Methods, ICANN 2001): 1 where each of a point's k nearest on
 * the map is among its k nearest, less by how far down the true order the others come.
 */
public final class Trustworthiness {
  private Trustworthiness() {}

  /**
   * Of a map of latents, against their principal components.
   *
   * @param k neighbours that are looked at; fewer than half of the points
   * @return at most 1, about 0.5 for a map that says nothing; NaN where there are too few points
   */
  public static double of(StateFeatures features, LatentMap map, int k) {
    double[] x = map.points().stream().mapToDouble(LatentMap.Point::x).toArray();
    double[] y = map.points().stream().mapToDouble(LatentMap.Point::y).toArray();
    return of(Gram.of(FeatureTable.of(features.components()), Watcher.NONE), x, y, k);
  }

  static double of(Gram truth, double[] x, double[] y, int k) {
    int n = truth.rows();
    if (2 * k >= n) {
      return Double.NaN;
    }
    int[][] shown = Neighbours.inPlane(x, y, k).index();
    double excess =
        IntStream.range(0, n).parallel().mapToLong(i -> excess(truth, i, shown[i])).sum();
    return 1 - excess * 2 / ((double) n * k * (2.0 * n - 3 * k - 1));
  }

  /** How far beyond the k nearest those lie that the map shows as nearest to i, in ranks. */
  private static long excess(Gram truth, int i, int[] shown) {
    int n = truth.rows();
    double[] distances = new double[n];
    for (int j = 0; j < n; j++) {
      distances[j] = j == i ? -1 : truth.squaredDistance(i, j);
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    long excess = 0;
    for (int j : shown) {
      // The point itself is at place 0, so that the nearest other has rank 1.
      int rank = Arrays.binarySearch(sorted, distances[j]);
      excess += Math.max(0, rank - shown.length);
    }
    return excess;
  }
}
