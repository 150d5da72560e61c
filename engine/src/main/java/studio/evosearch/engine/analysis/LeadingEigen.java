package studio.evosearch.engine.analysis;

import java.util.stream.IntStream;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/**
 * The largest eigenvalues of a large symmetric matrix without negative ones, by subspace iteration
 * from a random start that is always the same (Halko, Martinsson and Tropp, arXiv 0909.4061,
 * algorithm 4.4). Values that stand out come out exactly; of many nearly equal ones, which no few
 * directions stand for, come out some that are nearly as large.
 */
final class LeadingEigen {
  /** Directions beside those asked for, which make the last of these come out better. */
  private static final int MORE = 14;

  private static final int ROUNDS = 8;
  private static final double STILL = 1e-4;

  /** Relative to the largest: what is left of a direction that depends on those before it. */
  private static final double NOTHING = 1e-12;

  private LeadingEigen() {}

  /**
   * @param matrix symmetric, without negative eigenvalues; not changed
   * @param count how many eigenvalues; as many as the matrix has where it has fewer
   */
  static SymmetricEigen of(double[][] matrix, int count, Watcher watcher) {
    int n = matrix.length;
    int k = Math.min(count, n);
    double[][] q = new double[Math.min(n, k + MORE)][n];
    for (int i = 0; i < q.length; i++) {
      NoiseStream start = NoiseStream.of(0, i, 0, Purpose.ANALYSIS);
      q[i] = start.doubles(n, -1, 1).toArray();
    }
    orthonormalise(q);
    double sum = 0;
    for (int round = 0; ; round++) {
      watcher.at("components", (double) round / ROUNDS);
      double[][] image = multiply(matrix, q);
      SymmetricEigen small = SymmetricEigen.of(products(q, image));
      double before = sum;
      sum = IntStream.range(0, k).mapToDouble(i -> small.values()[i]).sum();
      if (round == ROUNDS || sum - before <= STILL * sum || q.length == n) {
        double[] values = new double[k];
        double[][] vectors = new double[k][];
        for (int i = 0; i < k; i++) {
          values[i] = Math.max(0, small.values()[i]);
          vectors[i] = combination(q, small.vectors()[i]);
        }
        return new SymmetricEigen(values, vectors);
      }
      for (int i = 0; i < q.length; i++) {
        q[i] = combination(image, small.vectors()[i]);
      }
      orthonormalise(q);
    }
  }

  /** The images of vectors under a matrix. */
  private static double[][] multiply(double[][] matrix, double[][] vectors) {
    int n = matrix.length;
    int width = vectors.length;
    double[][] across = new double[n][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < n; j++) {
        across[j][i] = vectors[i][j];
      }
    }
    double[][] image = new double[width][n];
    IntStream.range(0, n)
        .parallel()
        .forEach(row -> {
          double[] sums = new double[width];
          double[] factors = matrix[row];
          int j = 0;
          for (; j + 4 <= n; j += 4) {
            addFour(sums, factors, j, across[j], across[j + 1], across[j + 2], across[j + 3]);
          }
          for (; j < n; j++) {
            add(sums, factors[j], across[j]);
          }
          for (int i = 0; i < width; i++) {
            image[i][row] = sums[i];
          }
        });
    return image;
  }

  /** At once, so that the sums are fetched and stored once. */
  private static void addFour(
      double[] sums, double[] factors, int j, double[] v0, double[] v1, double[] v2, double[] v3) {
    double f0 = factors[j];
    double f1 = factors[j + 1];
    double f2 = factors[j + 2];
    double f3 = factors[j + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] += f0 * v0[i] + f1 * v1[i] + f2 * v2[i] + f3 * v3[i];
    }
  }

  private static void add(double[] sums, double factor, double[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[i];
    }
  }

  private static double[][] products(double[][] a, double[][] b) {
    double[][] products = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        // The mean of both, as rounding makes them differ.
        products[i][j] = (dot(a[i], b[j]) + dot(a[j], b[i])) / 2;
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static double[] combination(double[][] vectors, double[] weights) {
    double[] sum = new double[vectors[0].length];
    for (int i = 0; i < vectors.length; i++) {
      add(sum, weights[i], vectors[i]);
    }
    return sum;
  }

  /** Gram-Schmidt, each vector twice; one that depends on those before it becomes 0. */
  private static void orthonormalise(double[][] vectors) {
    double largest = 0;
    for (int i = 0; i < vectors.length; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(vectors[i], -dot(vectors[i], vectors[j]), vectors[j]);
        }
        double length = Math.sqrt(dot(vectors[i], vectors[i]));
        largest = pass == 0 ? Math.max(largest, length) : largest;
        boolean nothing = length == 0 || (pass == 0 && length <= NOTHING * largest);
        double factor = nothing ? 0 : 1 / length;
        for (int k = 0; k < vectors[i].length; k++) {
          vectors[i][k] *= factor;
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
