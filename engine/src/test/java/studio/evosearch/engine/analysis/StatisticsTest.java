package studio.evosearch.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Moran's I, heritability, rank correlation: by hand, by their theory, and as distributions. */
class StatisticsTest {
  /** Each point's neighbours on a closed line are the two beside it. */
  private static int[][] ring(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new int[] {(i + n - 1) % n, (i + 1) % n})
        .toArray(int[][]::new);
  }

  @Test
  void moransIByHand() {
    // Deviations -1.5 -0.5 0.5 1.5, squares 5. Neighbours' means: 0.5, -0.5, 0.5, -0.5.
    double expected = (-1.5 * 0.5 - 0.5 * -0.5 + 0.5 * 0.5 + 1.5 * -0.5) / 5;
    MoransI found = MoransI.of(ring(4), new double[] {1, 2, 3, 4}, 99, 1);
    assertEquals(expected, found.value(), 1e-12);
    assertEquals(-1.0 / 3, found.expected(), 1e-12);
    assertEquals(4, found.points());
  }

  @Test
  void moransIOfAWaveIsTheCosineOfItsStep() {
    // On a ring a wave's neighbours have the mean cos(step) times its own value.
    double[] wave =
        IntStream.range(0, 60).mapToDouble(i -> Math.cos(2 * Math.PI * i / 60)).toArray();
    MoransI found = MoransI.of(ring(60), wave, 999, 1);
    assertEquals(Math.cos(2 * Math.PI / 60), found.value(), 1e-12);
    assertEquals(0.001, found.p(), 1e-12);
  }

  @Test
  void valuesThatAlternateHaveMinusOne() {
    double[] values = IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();
    MoransI found = MoransI.of(ring(40), values, 99, 1);
    assertEquals(-1, found.value(), 1e-12);
    assertEquals(1, found.p(), 1e-12);
  }

  @Test
  void whereAllAreNeighboursEveryArrangementIsAlike() {
    int[][] all =
        IntStream.range(0, 9)
            .mapToObj(i -> IntStream.range(0, 9).filter(j -> j != i).toArray())
            .toArray(int[][]::new);
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5};
    MoransI found = MoransI.of(all, values, 99, 1);
    assertEquals(-1.0 / 8, found.value(), 1e-12);
    assertEquals(1, found.p(), 1e-12);
  }

  @Test
  void nothingIsSaidOfTooLittle() {
    assertEquals(Double.NaN, MoransI.of(ring(2), new double[] {1, 2}, 99, 1).value());
    assertEquals(Double.NaN, MoransI.of(ring(5), new double[] {2, 2, 2, 2, 2}, 99, 1).p());
  }

  @Test
  void strewnValuesHaveTheExpectedIAndAUniformP() {
    SplittableRandom random = new SplittableRandom(5);
    int trials = 600;
    double[] p = new double[trials];
    double mean = 0;
    for (int t = 0; t < trials; t++) {
      double[] values = random.doubles(30).toArray();
      MoransI found = MoransI.of(ring(30), values, 99, t);
      p[t] = found.p();
      mean += found.value() / trials;
    }
    // The standard deviation of one I is about 0.16.
    assertEquals(-1.0 / 29, mean, 4 * 0.16 / Math.sqrt(trials));
    assertUniform(p, 0.01);
  }

  @Test
  void theSeedDecidesThePermutations() {
    double[] values = new SplittableRandom(2).doubles(50).toArray();
    assertEquals(MoransI.of(ring(50), values, 999, 3), MoransI.of(ring(50), values, 999, 3));
  }

  @Test
  void heritabilityByHand() {
    // Families {1, 3} and {6, 8, 10}: means 2 and 8, overall 5.6.
    // Between 2 x 3.6^2 + 3 x 2.4^2 = 43.2 over 1; within 2 + 8 = 10 over 3; m = 5 - 13/5 = 2.4.
    double w = 10.0 / 3;
    double expected = (43.2 - w) / (43.2 + 1.4 * w);
    Heritability found = Heritability.of(new long[] {7, 9, 7, 9, 9}, new double[] {1, 6, 3, 8, 10});
    assertEquals(expected, found.share(), 1e-12);
    assertEquals(2, found.families());
    assertEquals(5, found.children());
  }

  @Test
  void heritabilityHasItsEnds() {
    double[] rewards = {1, 1, 4, 4};
    assertEquals(1, Heritability.of(new long[] {1, 1, 2, 2}, rewards).share(), 1e-12);
    // No difference between families of two: 0 - W over 0 + W.
    assertEquals(
        -1, Heritability.of(new long[] {1, 2, 1, 2}, new double[] {1, 1, 4, 4}).share(), 1e-12);
    assertEquals(Double.NaN, Heritability.of(new long[] {1, 2, 3, 4}, rewards).share());
    assertEquals(Double.NaN, Heritability.of(new long[] {1, 1, 1, 1}, rewards).share());
    assertEquals(Double.NaN, Heritability.of(new long[] {1, 1, 2, 2}, new double[4]).share());
    assertEquals(new Heritability(Double.NaN, 0, 0), Heritability.of(new long[0], new double[0]));
  }

  @Test
  void heritabilityIsOnAverageTheShareThatFamiliesWereGiven() {
    for (double share : new double[] {0, 0.3, 0.8}) {
      SplittableRandom random = new SplittableRandom(8);
      double mean = 0;
      int trials = 300;
      for (int t = 0; t < trials; t++) {
        mean += ofFamilies(random, share) / trials;
      }
      assertEquals(share, mean, 0.03, "share " + share);
    }
  }

  /** 40 families of 1 to 5 children. */
  private static double ofFamilies(SplittableRandom random, double share) {
    int[] sizes = random.ints(40, 1, 6).toArray();
    long[] parents = new long[Arrays.stream(sizes).sum()];
    double[] rewards = new double[parents.length];
    int at = 0;
    for (int family = 0; family < sizes.length; family++) {
      double common = Math.sqrt(share) * random.nextGaussian();
      for (int i = 0; i < sizes[family]; i++) {
        parents[at] = family;
        rewards[at++] = common + Math.sqrt(1 - share) * random.nextGaussian();
      }
    }
    return Heritability.of(parents, rewards).share();
  }

  @Test
  void spearmanByHand() {
    double[] a = {1, 2, 3, 4, 5};
    assertEquals(1, RankCorrelation.spearman(a, new double[] {1, 10, 100, 1000, 10000}), 1e-12);
    assertEquals(-1, RankCorrelation.spearman(a, new double[] {5, 4, 3, 2, 1}), 1e-12);
    // Without ties 1 - 6 sum d^2 / (n (n^2 - 1)), with d = 1 1 0 1 1.
    assertEquals(
        1 - 6 * 4.0 / 120, RankCorrelation.spearman(a, new double[] {2, 1, 3, 5, 4}), 1e-12);
    // Ranks 1 2.5 2.5 4 against 1 2 3 4: 4.5 / sqrt(4.5 x 5).
    assertEquals(
        4.5 / Math.sqrt(4.5 * 5),
        RankCorrelation.spearman(new double[] {0, 1, 1, 2}, new double[] {1, 2, 3, 4}),
        1e-12);
    assertEquals(Double.NaN, RankCorrelation.spearman(a, new double[5]));
    assertEquals(Double.NaN, RankCorrelation.spearman(new double[] {1}, new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> RankCorrelation.spearman(a, new double[4]));
  }

  @Test
  void spearmanOfUnrelatedValuesIsAboutNothing() {
    SplittableRandom random = new SplittableRandom(3);
    double squares = 0;
    int trials = 2000;
    for (int t = 0; t < trials; t++) {
      double rho =
          RankCorrelation.spearman(random.doubles(20).toArray(), random.doubles(20).toArray());
      squares += rho * rho / trials;
    }
    // Its variance is 1 / (n - 1).
    assertEquals(1.0 / 19, squares, 0.1 / 19);
  }

  /** Kolmogorov and Smirnov's test at 0.1 %, with room for the grain of the values. */
  private static void assertUniform(double[] values, double grain) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double worst = 0;
    for (int i = 0; i < sorted.length; i++) {
      worst = Math.max(worst, Math.abs((i + 1.0) / sorted.length - sorted[i]));
    }
    assertTrue(worst < 1.95 / Math.sqrt(sorted.length) + grain, "distance " + worst);
  }
}
