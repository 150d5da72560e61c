package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void ofTwoValuesTheEndsAreTheValues() {
    // A sample is both times the smaller one with probability 1/4, far above the tail.
    assertEquals(new Estimate(0.5, 0, 1), Bootstrap.mean(new double[] {0, 1}, 7));
  }

  @Test
  void ofManyNormalValuesItIsTheNormalInterval() {
    SplittableRandom random = new SplittableRandom(3);
    double[] units = random.doubles(400).map(u -> 10 + 4 * u).toArray();
    double mean = Arrays.stream(units).average().orElseThrow();
    double variance =
        Arrays.stream(units).map(u -> (u - mean) * (u - mean)).average().orElseThrow();
    double half = 1.96 * Math.sqrt(variance / units.length);
    Estimate estimate = Bootstrap.mean(units, 7);
    assertEquals(mean, estimate.mean(), 1e-12);
    assertEquals(mean - half, estimate.low(), 0.05 * half);
    assertEquals(mean + half, estimate.high(), 0.05 * half);
  }

  /** Ten zeros and ones: resampled sums are binomial, whose 2.5 % and 97.5 % points are known. */
  @Test
  void ofZerosAndOnesItHasTheBinomialsPoints() {
    double[] units = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    Estimate estimate = Bootstrap.mean(units, 7);
    assertEquals(0.2, estimate.low(), 1e-12);
    assertEquals(0.8, estimate.high(), 1e-12);
  }

  @Test
  void coversTheTruthAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(5);
    int covered = 0;
    for (int i = 0; i < 200; i++) {
      Estimate estimate = Bootstrap.mean(random.doubles(20).toArray(), i);
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
    }
    assertTrue(covered >= 178 && covered <= 198, covered + " of 200");
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] units = {3, 1, 4, 1, 5, 9, 2, 6};
    assertEquals(Bootstrap.mean(units, 2), Bootstrap.mean(units, 2));
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    assertEquals(new Estimate(2, 2, 2), Bootstrap.mean(new double[] {Double.NaN, 2}, 1));
    assertEquals(Estimate.NONE, Bootstrap.mean(new double[] {}, 1));
  }
}
