package studio.evosearch.engine.analysis;

import java.util.stream.IntStream;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/**
 * Whether neighbours have like values (Moran, Notes on Continuous Stochastic Phenomena, Biometrika
 * 37, 1950): 1 where they have the same, about 0 where being a neighbour says nothing. Each point's
 * neighbours weigh 1 together.
 *
 * @param value I; NaN for fewer than three points or where all values are the same
 * @param expected of values that are strewn at random, -1 / (n - 1)
 * @param p how likely strewn values have an I as high, from permutations; NaN as the value is
 * @param points n
 */
public record MoransI(double value, double expected, double p, int points) {
  /** Permutations that a published p is made of. */
  static final int PERMUTATIONS = 999;

  /** What rounding may make of equal sums. */
  private static final double EQUAL = 1e-12;

  /**
   * Works I out, and how many permutations of the values reach it: p = (1 + those) / (1 + all).
   *
   * @param neighbours of each point
   * @param values of the points
   * @param seed of the permutations
   */
  static MoransI of(int[][] neighbours, double[] values, int permutations, long seed) {
    int n = values.length;
    double mean = IntStream.range(0, n).mapToDouble(i -> values[i]).average().orElse(0);
    double[] deviations = IntStream.range(0, n).mapToDouble(i -> values[i] - mean).toArray();
    double squares = IntStream.range(0, n).mapToDouble(i -> deviations[i] * deviations[i]).sum();
    double expected = -1.0 / (n - 1);
    if (n < 3 || squares == 0) {
      return new MoransI(Double.NaN, expected, Double.NaN, n);
    }
    double found = of(neighbours, deviations) / squares;
    long reached =
        IntStream.range(0, permutations)
            .parallel()
            .filter(i -> {
              double[] strewn = shuffled(deviations, NoiseStream.of(seed, i, 0, Purpose.ANALYSIS));
              return of(neighbours, strewn) / squares >= found - EQUAL;
            })
            .count();
    return new MoransI(found, expected, (1.0 + reached) / (1.0 + permutations), n);
  }

  /** The sum over points of their value times the mean of their neighbours'. */
  private static double of(int[][] neighbours, double[] values) {
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int j : neighbours[i]) {
        sum += values[j];
      }
      all += values[i] * sum / neighbours[i].length;
    }
    return all;
  }

  private static double[] shuffled(double[] values, NoiseStream stream) {
    double[] shuffled = values.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = stream.nextInt(i + 1);
      double kept = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = kept;
    }
    return shuffled;
  }
}
