package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void pointsOnALineHaveOneComponent() {
    // Along (3, 4) / 5 at -5, 0, 5 about the mean (10, 20).
    float[][] rows = {{7, 16}, {10, 20}, {13, 24}};
    PrincipalComponents found = components(rows, 50);
    assertEquals(3, found.variances().length);
    assertEquals(50.0 / 3, found.variances()[0], 1e-5);
    assertEquals(0, found.variances()[1], 1e-5);
    assertEquals(50.0 / 3, found.total(), 1e-5);
    assertEquals(5, Math.abs(found.scores()[0][0]), 1e-5);
    assertEquals(0, found.scores()[1][0], 1e-5);
  }

  @Test
  void variancesAreThoseThatWereMadeAndScoresKeepDistances() {
    float[][] rows = stretched(300, 20, 3);
    PrincipalComponents found = components(rows, 20);
    double[] exact = SymmetricEigen.of(covariance(rows)).values();
    assertArrayEquals(exact, found.variances(), 1e-3 * exact[0]);
    for (int i = 1; i < 50; i++) {
      assertEquals(distance(rows, 0, i), distance(found.scores(), 0, i), 1e-3);
    }
  }

  @Test
  void aFewComponentsOfManyRowsAreTheLargest() {
    float[][] rows = stretched(400, 120, 5);
    double[] exact = SymmetricEigen.of(covariance(rows)).values();
    PrincipalComponents found = components(rows, 10);
    for (int i = 0; i < 10; i++) {
      assertEquals(exact[i], found.variances()[i], 0.01 * exact[i], "component " + i);
    }
  }

  @Test
  void scoresDoNotHangTogether() {
    float[][] scores = components(stretched(200, 30, 7), 30).scores();
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < a; b++) {
        double sum = 0;
        for (float[] row : scores) {
          sum += row[a] * row[b];
        }
        assertEquals(0, sum / scores.length, 1e-2, a + " with " + b);
      }
    }
  }

  @Test
  void equalRowsHaveNoVariance() {
    PrincipalComponents found = components(new float[][] {{1, 2}, {1, 2}, {1, 2}}, 50);
    assertArrayEquals(new double[3], found.variances());
    for (float[] row : found.scores()) {
      assertArrayEquals(new float[3], row, 1e-9f);
    }
  }

  @Test
  void oneRowIsEnough() {
    PrincipalComponents found = components(new float[][] {{1, 2, 3}}, 50);
    assertArrayEquals(new float[1], found.scores()[0], 1e-9f);
  }

  @Test
  void itDoesNotMatterHowManyColumnsAreReadAtOnce() {
    // 700 columns are two blocks; all far from 0, which must not cost precision.
    SplittableRandom random = new SplittableRandom(2);
    float[][] rows = new float[40][700];
    for (float[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] = (float) (1000 + random.nextGaussian());
      }
    }
    Gram gram = Gram.of(FeatureTable.of(rows), Watcher.NONE);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        double expected = distance(rows, i, j) * distance(rows, i, j);
        assertEquals(expected, gram.squaredDistance(i, j), 1e-3 * 1400);
      }
    }
  }

  @Test
  void jacobiFindsWhatIsKnown() {
    SymmetricEigen found = SymmetricEigen.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}});
    assertArrayEquals(new double[] {5, 3, 1}, found.values(), 1e-12);
    double half = Math.sqrt(0.5);
    assertEquals(half, Math.abs(found.vectors()[1][0]), 1e-12);
    assertEquals(found.vectors()[1][0], found.vectors()[1][1], 1e-12);
    assertEquals(found.vectors()[2][0], -found.vectors()[2][1], 1e-12);
  }

  @Test
  void theWatcherIsToldAndMayStop() {
    StringBuilder told = new StringBuilder();
    Gram gram = Gram.of(FeatureTable.of(stretched(30, 600, 1)), (what, share) -> told.append(what));
    assertEquals("comparecompare", told.toString());
    assertTrue(gram.squaredDistance(0, 1) > 0);
  }

  private static PrincipalComponents components(float[][] rows, int count) {
    return PrincipalComponents.of(
        Gram.of(FeatureTable.of(rows), Watcher.NONE), count, Watcher.NONE);
  }

  /** Normal rows, coordinate c wider than coordinate c + 1, turned by a fixed mix. */
  static float[][] stretched(int n, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[n][width];
    for (float[] row : rows) {
      for (int c = 0; c < width; c++) {
        row[c] = (float) (random.nextGaussian() * 10 / (1 + c));
      }
      for (int c = 1; c < width; c++) {
        float a = row[c - 1];
        float b = row[c];
        row[c - 1] = 0.8f * a - 0.6f * b;
        row[c] = 0.6f * a + 0.8f * b;
      }
    }
    return rows;
  }

  private static double[][] covariance(float[][] rows) {
    int width = rows[0].length;
    double[] mean = new double[width];
    for (float[] row : rows) {
      for (int c = 0; c < width; c++) {
        mean[c] += row[c] / (double) rows.length;
      }
    }
    double[][] covariance = new double[width][width];
    for (float[] row : rows) {
      for (int a = 0; a < width; a++) {
        for (int b = 0; b < width; b++) {
          covariance[a][b] += (row[a] - mean[a]) * (row[b] - mean[b]) / rows.length;
        }
      }
    }
    return covariance;
  }

  private static double distance(float[][] rows, int i, int j) {
    double sum = 0;
    for (int c = 0; c < rows[i].length; c++) {
      double d = (double) rows[i][c] - rows[j][c];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
