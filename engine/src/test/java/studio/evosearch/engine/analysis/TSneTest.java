package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TSneTest {
  private static final TSne.Course COURSE = new TSne.Course(400, 100, 12);

  @Test
  void neighboursOnTheMapAreNeighbours() {
    float[][] rows = clusters(300, 6, 20);
    Places map = map(rows, COURSE);
    assertTrue(trust(rows, map) > 0.95, "trustworthiness " + trust(rows, map));
    int strangers = 0;
    int[][] nearest = Neighbours.inPlane(doubles(map.x()), doubles(map.y()), 1).index();
    for (int i = 0; i < 300; i++) {
      strangers += nearest[i][0] % 6 == i % 6 ? 0 : 1;
    }
    assertEquals(0, strangers, "points whose nearest is of another cluster");
  }

  /** The textbook's sums, pair by pair in doubles: what the vectorised ones must come to. */
  @Test
  void theForcesAreThoseOfTheDefinition() {
    Affinities wanted = affinities(clusters(90, 3, 5), 10);
    Places at = Places.of(90);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 90; i++) {
      at.x()[i] = (float) random.nextGaussian(0, 5);
      at.y()[i] = (float) random.nextGaussian(0, 5);
    }
    TSneForces forces = new TSneForces(wanted, at);
    forces.measure();
    double crowd = 0;
    for (int i = 0; i < 90; i++) {
      double pushX = 0;
      for (int j = 0; j < 90; j++) {
        double dx = (double) at.x()[i] - at.x()[j];
        double dy = (double) at.y()[i] - at.y()[j];
        double q = 1 / (1 + dx * dx + dy * dy);
        crowd += i == j ? 0 : q;
        pushX += q * q * dx;
      }
      assertEquals(pushX, forces.push().x()[i], 1e-5);
      double pullY = 0;
      for (int k = 0; k < wanted.index()[i].length; k++) {
        int j = wanted.index()[i][k];
        double dx = (double) at.x()[j] - at.x()[i];
        double dy = (double) at.y()[j] - at.y()[i];
        pullY += wanted.weight()[i][k] * dy / (1 + dx * dx + dy * dy);
      }
      assertEquals(pullY, forces.pull().y()[i], 1e-7);
    }
    assertEquals(crowd, forces.crowd(), 1e-4 * crowd);
  }

  @Test
  void affinitiesHaveTheirPerplexityAndSumToOne() {
    float[][] rows = clusters(120, 4, 10);
    Gram gram = Gram.of(FeatureTable.of(rows), Watcher.NONE);
    Affinities found = Affinities.of(gram.nearest(60), 20);
    double all = 0;
    for (int i = 0; i < 120; i++) {
      for (int k = 0; k < found.index()[i].length; k++) {
        int j = found.index()[i][k];
        all += found.weight()[i][k];
        int back = Arrays.binarySearch(found.index()[j], i);
        assertEquals(found.weight()[i][k], found.weight()[j][back], 0, i + " with " + j);
      }
    }
    assertEquals(1, all, 1e-5);
    // Alike on a ring, so that p_j|i is p_i|j and the perplexity can be read off a row.
    float[][] ring = new float[60][];
    for (int i = 0; i < 60; i++) {
      double turn = 2 * Math.PI * i / 60;
      ring[i] = new float[] {(float) Math.cos(turn), (float) Math.sin(turn)};
    }
    float[] row = affinities(ring, 8).weight()[0];
    double entropy = 0;
    for (float weight : row) {
      double p = weight * 60;
      entropy -= p == 0 ? 0 : p * Math.log(p);
    }
    assertEquals(8, Math.exp(entropy), 0.01);
  }

  @Test
  void theSameMapWhateverTheThreads() throws Exception {
    float[][] rows = clusters(700, 7, 30);
    Places all = map(rows, new TSne.Course(60, 20, 12));
    Places one;
    try (ForkJoinPool alone = new ForkJoinPool(1)) {
      one = alone.submit(() -> map(rows, new TSne.Course(60, 20, 12))).get();
    }
    assertArrayEquals(all.x(), one.x());
    assertArrayEquals(all.y(), one.y());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 20})
  void fewPointsHavePlacesToo(int n) {
    Places map = map(clusters(n, 2, 3), COURSE);
    for (int i = 0; i < n; i++) {
      assertTrue(Float.isFinite(map.x()[i]) && Math.abs(map.x()[i]) < 1e4, "x " + map.x()[i]);
      assertTrue(Float.isFinite(map.y()[i]), "y " + map.y()[i]);
    }
  }

  @Test
  void heldPointsStayNearTheirPlacesAndFreeOnesFindTheirs() {
    float[][] rows = clusters(200, 4, 10);
    Places first = map(rows, COURSE);
    Places again = new Places(first.x().clone(), first.y().clone());
    float[] grip = new float[200];
    Arrays.fill(grip, 0, 160, 0.01f / 200);
    for (int i = 160; i < 200; i++) {
      // The last ones begin where their cluster's first one is.
      again.x()[i] = again.x()[i % 4] + 0.01f * i;
      again.y()[i] = again.y()[i % 4];
    }
    TSne.descend(affinities(rows, 30), again, grip, new TSne.Course(400, 0, 12), Watcher.NONE);
    double radius = 0;
    double moved = 0;
    for (int i = 0; i < 160; i++) {
      radius += Math.hypot(first.x()[i], first.y()[i]) / 160;
      double by = Math.hypot(again.x()[i] - first.x()[i], again.y()[i] - first.y()[i]);
      moved = Math.max(moved, by);
    }
    assertTrue(moved < 0.15 * radius, "moved by %s of %s".formatted(moved, radius));
    assertTrue(trust(rows, again) > 0.95, "trustworthiness " + trust(rows, again));
  }

  @Test
  void theWatcherStopsIt() {
    Watcher impatient =
        (what, share) -> {
          if (share >= 0.5) {
            throw new CancellationException("enough");
          }
        };
    Affinities wanted = affinities(clusters(30, 2, 3), 5);
    Places at = Places.of(30);
    assertThrows(
        CancellationException.class,
        () -> TSne.descend(wanted, at, new float[30], COURSE, impatient));
  }

  @Test
  void trustworthinessIsOneForTheTruthAndHalfForNothing() {
    SplittableRandom random = new SplittableRandom(1);
    int n = 400;
    float[][] plane = new float[n][2];
    double[] x = new double[n];
    double[] y = new double[n];
    double[] strewn = new double[n];
    for (int i = 0; i < n; i++) {
      plane[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
      x[i] = plane[i][0];
      y[i] = plane[i][1];
      strewn[i] = random.nextGaussian();
    }
    Gram truth = Gram.of(FeatureTable.of(plane), Watcher.NONE);
    assertEquals(1, Trustworthiness.of(truth, x, y, 12), 1e-4);
    assertEquals(0.5, Trustworthiness.of(truth, strewn, x.clone(), 12), 0.25);
    assertEquals(0.5, Trustworthiness.of(truth, strewn, strewn, 12), 0.03);
    assertEquals(Double.NaN, Trustworthiness.of(truth, x, y, 200));
  }

  /** By hand: four points on a line, the map swaps the outer two of them. */
  @Test
  void trustworthinessCountsRanks() {
    float[][] line = {{0}, {1}, {3}, {7}, {15}};
    Gram truth = Gram.of(FeatureTable.of(line), Watcher.NONE);
    // Nearest shown: 0-2 (rank 2), 1-0, 2-0 (rank 2), 3-4 (rank 4), 4-3; of 5 points, k = 1.
    double[] x = {0, -1.5, 1, 10, 14};
    double excess = 1 + 1 + 3;
    assertEquals(
        1 - excess * 2 / (5 * (10 - 3 - 1)), Trustworthiness.of(truth, x, new double[5], 1), 1e-12);
  }

  private static double trust(float[][] rows, Places map) {
    return Trustworthiness.of(
        Gram.of(FeatureTable.of(rows), Watcher.NONE), doubles(map.x()), doubles(map.y()), 12);
  }

  /** As a map is made, but that it begins at the first two columns. */
  static Places map(float[][] rows, TSne.Course course) {
    Places at = Places.of(rows.length);
    for (int i = 0; i < rows.length; i++) {
      at.x()[i] = rows[i][0] * 1e-4f;
      at.y()[i] = rows[i][1] * 1e-4f;
    }
    TSne.descend(affinities(rows, 30), at, new float[rows.length], course, Watcher.NONE);
    return at;
  }

  private static Affinities affinities(float[][] rows, double most) {
    double perplexity = Math.max(1, Math.min(most, (rows.length - 1) / 3.0));
    Gram gram = Gram.of(FeatureTable.of(rows), Watcher.NONE);
    return Affinities.of(gram.nearest(Affinities.neighbours(perplexity)), perplexity);
  }

  /** Point i belongs to cluster i modulo their number. */
  static float[][] clusters(int n, int clusters, int width) {
    SplittableRandom random = new SplittableRandom(9);
    float[][] centres = new float[clusters][width];
    for (float[] centre : centres) {
      for (int c = 0; c < width; c++) {
        centre[c] = (float) random.nextGaussian(0, 4);
      }
    }
    float[][] rows = new float[n][width];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < width; c++) {
        rows[i][c] = (float) (centres[i % clusters][c] + random.nextGaussian());
      }
    }
    return rows;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
