package studio.evosearch.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3, and 8 of 10 beside. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "8, 10, 0.4902, 0.9433",
  })
  void agreesWithPublishedIntervals(double successes, int trials, double low, double high) {
    Estimate rate = Wilson.rate(successes, trials);
    assertEquals(successes / trials, rate.mean());
    assertEquals(low, rate.low(), 5e-5);
    assertEquals(high, rate.high(), 5e-5);
  }

  @Test
  void staysWithinZeroAndOne() {
    assertEquals(0, Wilson.rate(0, 3).low());
    assertEquals(1, Wilson.rate(3, 3).high(), 1e-12);
    assertTrue(Wilson.rate(3, 3).low() < 0.5);
  }

  @Test
  void nothingTriedHasNoRate() {
    assertTrue(Double.isNaN(Wilson.rate(0, 0).mean()));
    assertThrows(IllegalArgumentException.class, () -> Wilson.rate(4, 3));
  }
}
