package studio.evosearch.engine.analysis;

import java.util.stream.IntStream;

/**
 * The inner products of all pairs of rows about the mean row. They hold all that maps and
 * neighbourhoods ask of rows, whatever their length: principal components (its eigenvectors) and
 * distances. Rows are read once, a few columns at a time.
 */
final class Gram {
  /** Columns whose products are summed as floats before they join a double. */
  private static final int BLOCK = 512;

  private final double[][] products;

  private Gram(double[][] products) {
    this.products = products;
  }

  /** Takes time with rows^2 x columns and memory with rows^2. */
  static Gram of(FeatureTable table, Watcher watcher) {
    int n = table.rows();
    double[][] products = new double[n][n];
    for (int from = 0; from < table.columns(); from += BLOCK) {
      watcher.at("compare", (double) from / table.columns());
      float[][] block = new float[n][Math.min(BLOCK, table.columns() - from)];
      table.reader().read(from, block);
      centre(block);
      add(block, products);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        products[i][j] = products[j][i];
      }
    }
    return new Gram(products);
  }

  /** Rows less their mean row. */
  private static void centre(float[][] rows) {
    for (int c = 0; c < rows[0].length; c++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[c];
      }
      float mean = (float) (sum / rows.length);
      for (float[] row : rows) {
        row[c] -= mean;
      }
    }
  }

  /** Adds the products of row i with rows i and later, for every i. */
  private static void add(float[][] rows, double[][] products) {
    int n = rows.length;
    int width = rows[0].length;
    // Column by column, the sum over columns runs along whole arrays, which the compiler
    // vectorises.
    float[][] columns = new float[(width + 3) / 4 * 4][n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < width; c++) {
        columns[c][i] = rows[i][c];
      }
    }
    IntStream.range(0, n)
        .parallel()
        .forEach(i -> {
          float[] sums = new float[n];
          for (int c = 0; c < columns.length; c += 4) {
            addFour(sums, i, columns[c], columns[c + 1], columns[c + 2], columns[c + 3]);
          }
          double[] target = products[i];
          for (int j = i; j < n; j++) {
            target[j] += sums[j];
          }
        });
  }

  private static void addFour(float[] sums, int i, float[] c0, float[] c1, float[] c2, float[] c3) {
    float f0 = c0[i];
    float f1 = c1[i];
    float f2 = c2[i];
    float f3 = c3[i];
    for (int j = i; j < sums.length; j++) {
      sums[j] += f0 * c0[j] + f1 * c1[j] + f2 * c2[j] + f3 * c3[j];
    }
  }

  int rows() {
    return products.length;
  }

  /** The matrix itself, symmetric; not to be changed. */
  double[][] products() {
    return products;
  }

  /** Rounding may make rows that are nearly equal equal. */
  double squaredDistance(int i, int j) {
    return i == j ? 0 : Math.max(0, products[i][i] + products[j][j] - 2 * products[i][j]);
  }

  /**
   * The nearest others of every row.
   *
   * @param count how many; all others where there are fewer
   */
  Neighbours nearest(int count) {
    return Neighbours.of(rows(), count, this::squaredDistance);
  }
}
