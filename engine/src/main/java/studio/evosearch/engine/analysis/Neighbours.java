package studio.evosearch.engine.analysis;

import java.util.stream.IntStream;

/**
 * The nearest others of every point, exactly; of two equally near the one of the lower index.
 *
 * @param index of each point's nearest others, the nearest first
 * @param squaredDistance to them
 */
@SuppressWarnings("ArrayRecordComponent")
record Neighbours(int[][] index, double[][] squaredDistance) {
  /** How far two points lie apart, squared. */
  @FunctionalInterface
  interface SquaredDistance {
    double of(int i, int j);
  }

  /**
   * Looks at all pairs.
   *
   * @param count how many neighbours; all others where there are fewer
   */
  static Neighbours of(int points, int count, SquaredDistance distance) {
    int k = Math.min(count, points - 1);
    int[][] index = new int[points][k];
    double[][] squared = new double[points][k];
    IntStream.range(0, points)
        .parallel()
        .forEach(i -> {
          int found = 0;
          for (int j = 0; j < points && k > 0; j++) {
            if (j != i) {
              found = insert(distance.of(i, j), j, found, squared[i], index[i]);
            }
          }
        });
    return new Neighbours(index, squared);
  }

  /** The neighbours of points of the plane. */
  static Neighbours inPlane(double[] x, double[] y, int count) {
    return of(
        x.length,
        count,
        (i, j) -> {
          double dx = x[i] - x[j];
          double dy = y[i] - y[j];
          return dx * dx + dy * dy;
        });
  }

  /** Keeps the nearest in order; answers how many there are. */
  private static int insert(double distance, int j, int found, double[] squared, int[] index) {
    if (found == squared.length && distance >= squared[found - 1]) {
      return found;
    }
    int at = found < squared.length ? found : found - 1;
    while (at > 0 && squared[at - 1] > distance) {
      squared[at] = squared[at - 1];
      index[at] = index[at - 1];
      at--;
    }
    squared[at] = distance;
    index[at] = j;
    return Math.min(found + 1, squared.length);
  }

  int points() {
    return index.length;
  }
}
