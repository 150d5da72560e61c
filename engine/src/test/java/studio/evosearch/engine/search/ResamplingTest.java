package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class ResamplingTest {
  private static final double[] WEIGHTS = {0.05, 0.4, 0, 0.25, 0.3};

  private static double[] logs() {
    double[] logs = new double[WEIGHTS.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = 1000 + Math.log(WEIGHTS[i]);
    }
    return logs;
  }

  @ParameterizedTest
  @EnumSource
  void offspringAreInProportionToTheWeights(Resampling resampling) {
    int draws = 20_000;
    int count = 10;
    double[] offspring = new double[WEIGHTS.length];
    for (int i = 0; i < draws; i++) {
      NoiseStream choices = NoiseStream.of(1, i, 0, Purpose.SELECTION);
      for (int index : resampling.draw(logs(), count, choices)) {
        offspring[index]++;
      }
    }
    for (int i = 0; i < WEIGHTS.length; i++) {
      double sd = Math.sqrt(WEIGHTS[i] * (1 - WEIGHTS[i]) / (count * draws));
      assertEquals(WEIGHTS[i], offspring[i] / (count * draws), 4 * sd);
    }
  }

  @Test
  void systematicOffspringDifferFromTheMeanByLessThanOne() {
    for (int i = 0; i < 1000; i++) {
      int[] counts = new int[WEIGHTS.length];
      NoiseStream choices = NoiseStream.of(1, i, 0, Purpose.SELECTION);
      for (int index : Resampling.SYSTEMATIC.draw(logs(), 10, choices)) {
        counts[index]++;
      }
      for (int j = 0; j < counts.length; j++) {
        assertTrue(
            Math.abs(counts[j] - 10 * WEIGHTS[j]) < 1, counts[j] + " of weight " + WEIGHTS[j]);
      }
    }
  }

  @Test
  void multinomialCountsVaryAsMultinomialCountsDo() {
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      int count = 0;
      NoiseStream choices = NoiseStream.of(1, i, 0, Purpose.SELECTION);
      for (int index : Resampling.MULTINOMIAL.draw(logs(), 10, choices)) {
        count += index == 1 ? 1 : 0;
      }
      sum += count;
      squares += count * count;
    }
    double mean = sum / draws;
    assertEquals(10 * 0.4 * 0.6, squares / draws - mean * mean, 0.1);
  }

  @Test
  void effectiveSampleSizeCountsEqualParticles() {
    assertEquals(4, Resampling.effectiveSampleSize(new double[] {-900, -900, -900, -900}), 1e-12);
    assertEquals(1, Resampling.effectiveSampleSize(new double[] {0, -900}), 1e-12);
    assertEquals(
        1 / (0.05 * 0.05 + 0.16 + 0.0625 + 0.09), Resampling.effectiveSampleSize(logs()), 1e-9);
  }

  @Test
  void refusesWeightsThatAreAllZero() {
    double[] none = {Double.NEGATIVE_INFINITY};
    assertThrows(
        IllegalArgumentException.class,
        () -> Resampling.SYSTEMATIC.draw(none, 1, NoiseStream.of(1, 1, 1, Purpose.SELECTION)));
  }
}
