package studio.evosearch.engine.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The streams as distributions; bounds are of 5 standard errors or of probability 1e-6. */
class NoiseStreamTest {
  private static final int COUNT = 4_000_000;

  /** The figures of the first three were reckoned by a second implementation, in Python. */
  @Test
  void theNumbersOfAKeyNeverChange() {
    NoiseStream stream = NoiseStream.of(42, 7, 3, Purpose.SAMPLER);
    assertEquals(-978179006321656952L, stream.nextLong());
    assertEquals(1015154430214488896L, stream.nextLong());
    assertEquals(7578015834064807324L, stream.nextLong());
    assertArrayEquals(
        new float[] {1.1924567f, -0.96818125f, 0.1886403f, 0.33161992f, 1.0841663f},
        fill(NoiseStream.of(42, 7, 3, Purpose.INITIAL_NOISE), 5));
    NoiseStream choices = NoiseStream.of(1, 2, 0, Purpose.SELECTION);
    int[] bounded = new int[8];
    Arrays.setAll(bounded, i -> choices.nextInt(100));
    assertArrayEquals(new int[] {98, 16, 6, 99, 11, 17, 75, 28}, bounded);
    // A million cover the edges of the layers and the tail.
    float[] many = fill(NoiseStream.of(-1, 0, 0, Purpose.MUTATION), 1_000_000);
    assertEquals(1620955377, Arrays.hashCode(many));
  }

  @Test
  void oneDeviateAtATimeGivesTheSameAsFilling() {
    float[] filled = new float[10_000];
    NoiseStream.of(3, 1, 4, Purpose.SAMPLER).fillNormal(filled);
    NoiseStream single = NoiseStream.of(3, 1, 4, Purpose.SAMPLER);
    for (int i = 0; i < filled.length; i++) {
      assertEquals(filled[i], (float) single.nextGaussian());
    }
  }

  @Test
  void momentsToTheFourthAreThoseOfTheNormal() {
    double[] moments = new double[5];
    for (float x : normals(1, COUNT)) {
      double power = 1;
      for (int k = 1; k <= 4; k++) {
        power *= x;
        moments[k] += power / COUNT;
      }
    }
    // Variances of x^k: 1, 2, 15, 96.
    assertEquals(0, moments[1], 5 * Math.sqrt(1.0 / COUNT));
    assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / COUNT));
    assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / COUNT));
    assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / COUNT));
  }

  @Test
  void theDistributionIsNormalByKolmogorovAndSmirnov() {
    float[] sorted = normals(2, 200_000);
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = Normal.cdf(sorted[i]);
      largest =
          Math.max(
              largest, Math.max(p - (double) i / sorted.length, (i + 1.0) / sorted.length - p));
    }
    // P(sqrt(n) D > 2.69) = 2 exp(-2 2.69^2) = 1e-6.
    assertTrue(largest * Math.sqrt(sorted.length) < 2.69, "D = " + largest);
  }

  @Test
  void theTailsHaveTheirWeight() {
    float[] values = normals(3, COUNT);
    for (double bound : new double[] {2, 3, 3.6541, 3.66, 4, 4.5}) {
      double p = Normal.cdf(-bound);
      int below = 0;
      int above = 0;
      for (float x : values) {
        below += x < -bound ? 1 : 0;
        above += x > bound ? 1 : 0;
      }
      double tolerance = 5 * Math.sqrt(COUNT * p);
      assertEquals(COUNT * p, below, tolerance, "below -" + bound);
      assertEquals(COUNT * p, above, tolerance, "above " + bound);
    }
  }

  @Test
  void neighbouringKeysAreUncorrelated() {
    int count = 100_000;
    float[] base = fill(NoiseStream.of(5, 10, 20, Purpose.SAMPLER), count);
    NoiseStream[] neighbours = {
      NoiseStream.of(6, 10, 20, Purpose.SAMPLER),
      NoiseStream.of(5, 11, 20, Purpose.SAMPLER),
      NoiseStream.of(5, 10, 21, Purpose.SAMPLER),
      NoiseStream.of(5, 20, 10, Purpose.SAMPLER),
      NoiseStream.of(5, 10, 20, Purpose.MUTATION),
    };
    for (NoiseStream neighbour : neighbours) {
      float[] other = fill(neighbour, count);
      double product = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        product += base[i] * other[i];
        squares += (base[i] * base[i] - 1.0) * (other[i] * other[i] - 1.0);
      }
      assertEquals(0, product / count, 5 / Math.sqrt(count));
      assertEquals(0, squares / count / 2, 5 / Math.sqrt(count));
    }
  }

  @Test
  void theFirstDeviatesOfManyKeysAreIndependent() {
    int keys = 200_000;
    double sum = 0;
    double squares = 0;
    double lagged = 0;
    double previous = 0;
    for (int key = 0; key < keys; key++) {
      double x = NoiseStream.of(0, key, 0, Purpose.INITIAL_NOISE).nextGaussian();
      sum += x;
      squares += x * x;
      lagged += x * previous;
      previous = x;
    }
    assertEquals(0, sum / keys, 5 / Math.sqrt(keys));
    assertEquals(1, squares / keys, 5 * Math.sqrt(2.0 / keys));
    assertEquals(0, lagged / keys, 5 / Math.sqrt(keys));
  }

  @Test
  void keysOfSmallNumbersDoNotCollide() {
    Set<Long> seen = new HashSet<>();
    int keys = 0;
    for (int seed = -2; seed < 8; seed++) {
      for (int candidate = -2; candidate < 30; candidate++) {
        for (int step = 0; step < 60; step++) {
          for (Purpose purpose : Purpose.values()) {
            seen.add(NoiseStream.of(seed, candidate, step, purpose).nextLong());
            keys++;
          }
        }
      }
    }
    // Of 77 000 64-bit numbers two agree by chance once in 6e9 times.
    assertEquals(keys, seen.size());
  }

  @Test
  void boundedIntegersAreUniform() {
    NoiseStream stream = NoiseStream.of(9, 9, 9, Purpose.SELECTION);
    for (int bound : new int[] {1, 2, 7, 100}) {
      int draws = 1_000_000;
      int[] counts = new int[bound];
      for (int i = 0; i < draws; i++) {
        counts[stream.nextInt(bound)]++;
      }
      double expected = (double) draws / bound;
      double chiSquare = 0;
      for (int count : counts) {
        chiSquare += (count - expected) * (count - expected) / expected;
      }
      double freedom = bound - 1;
      assertTrue(chiSquare <= freedom + 6 * Math.sqrt(2 * freedom) + 6, "chi-square " + chiSquare);
    }
    // Where a modulo would be visibly uneven: two thirds of the range.
    int bound = 0x5555_5555;
    int low = 0;
    for (int i = 0; i < 100_000; i++) {
      low += stream.nextInt(bound) < bound / 2 ? 1 : 0;
    }
    assertEquals(50_000, low, 5 * Math.sqrt(25_000));
    assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
  }

  @Test
  void doublesAreUniform() {
    NoiseStream stream = NoiseStream.of(11, 0, 0, Purpose.SELECTION);
    double sum = 0;
    double squares = 0;
    int draws = 1_000_000;
    for (int i = 0; i < draws; i++) {
      double u = stream.nextDouble();
      assertTrue(u >= 0 && u < 1);
      sum += u;
      squares += u * u;
    }
    assertEquals(0.5, sum / draws, 5 * Math.sqrt(1.0 / 12 / draws));
    assertEquals(1.0 / 3, squares / draws, 5 * Math.sqrt(4.0 / 45 / draws));
  }

  private static float[] normals(long seed, int count) {
    return fill(NoiseStream.of(seed, 0, 0, Purpose.INITIAL_NOISE), count);
  }

  private static float[] fill(NoiseStream stream, int count) {
    float[] values = new float[count];
    stream.fillNormal(values);
    return values;
  }
}
