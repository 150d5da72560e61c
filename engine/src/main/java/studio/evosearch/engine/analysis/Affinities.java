package studio.evosearch.engine.analysis;

import java.util.stream.IntStream;

/**
 * How much t-SNE wants points to be neighbours (van der Maaten and Hinton, Visualizing Data using
 * t-SNE, JMLR 9, 2008, equations 1 and 2 of section 3): Gaussian about each point, as wide as makes
 * its nearest others count as {@code perplexity} many, made symmetric, 1 in all. Sparse: the points
 * that {@code i} wants are {@code index[i]}, by {@code weight[i]}.
 */
@SuppressWarnings("ArrayRecordComponent")
record Affinities(int[][] index, float[][] weight) {
  private static final int HALVINGS = 60;
  private static final double CLOSE = 1e-5;

  /** How many neighbours a perplexity needs: three times as many, as Barnes-Hut-SNE takes. */
  static int neighbours(double perplexity) {
    return (int) Math.ceil(3 * perplexity);
  }

  /**
   * @param neighbours of each point, {@link #neighbours} many, or all others
   * @param perplexity at least 1, at most the number of neighbours
   */
  static Affinities of(Neighbours neighbours, double perplexity) {
    int n = neighbours.points();
    double[][] own = new double[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(i -> own[i] = row(neighbours.squaredDistance()[i], perplexity));
    return symmetric(neighbours.index(), own);
  }

  /** A point's weights of its neighbours, which sum to 1. */
  private static double[] row(double[] squared, double perplexity) {
    double[] weights = new double[squared.length];
    double wanted = StrictMath.log(perplexity);
    double scale = squared.length == 0 ? 1 : Math.max(squared[squared.length - 1], 1e-300);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double entropy = weigh(squared, precision / scale, weights);
      if (Math.abs(entropy - wanted) < CLOSE) {
        break;
      }
      if (entropy > wanted) {
        low = precision;
      } else {
        high = precision;
      }
      precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
    }
    return weights;
  }

  /** Fills the weights for a precision, 1 / (2 variance); answers their entropy. */
  private static double weigh(double[] squared, double precision, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int j = 0; j < squared.length; j++) {
      double excess = precision * (squared[j] - squared[0]);
      // The same on every machine, which Math.exp need not be.
      weights[j] = StrictMath.exp(-excess);
      sum += weights[j];
      mean += weights[j] * excess;
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return StrictMath.log(sum) + mean / sum;
  }

  /** (p_j|i + p_i|j) / 2n for each pair that either of them wants. */
  private static Affinities symmetric(int[][] index, double[][] own) {
    int n = index.length;
    int[] sizes = new int[n];
    double[][] back = new double[n][];
    int[][] from = new int[n][];
    for (int[] row : index) {
      for (int j : row) {
        sizes[j]++;
      }
    }
    for (int i = 0; i < n; i++) {
      back[i] = new double[sizes[i]];
      from[i] = new int[sizes[i]];
    }
    int[] at = new int[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < index[i].length; k++) {
        int j = index[i][k];
        from[j][at[j]] = i;
        back[j][at[j]++] = own[i][k];
      }
    }
    int[][] joined = new int[n][];
    float[][] weight = new float[n][];
    IntStream.range(0, n)
        .parallel()
        .forEach(i -> join(index[i], own[i], from[i], back[i], i, joined, weight));
    return new Affinities(joined, weight);
  }

  private static void join(
      int[] to, double[] own, int[] from, double[] back, int i, int[][] joined, float[][] weight) {
    double[] sums = new double[joined.length];
    for (int k = 0; k < to.length; k++) {
      sums[to[k]] += own[k];
    }
    for (int k = 0; k < from.length; k++) {
      sums[from[k]] += back[k];
    }
    int[] all =
        IntStream.concat(IntStream.of(to), IntStream.of(from)).distinct().sorted().toArray();
    joined[i] = all;
    weight[i] = new float[all.length];
    for (int k = 0; k < all.length; k++) {
      weight[i][k] = (float) (sums[all[k]] / (2 * joined.length));
    }
  }
}
