package studio.evosearch.app.chart;

import java.util.stream.DoubleStream;

/**
 * Mean and spread of values.
 *
 * @param count how many there are
 * @param mean NaN when there are none
 * @param deviation their standard deviation, with n - 1; NaN for fewer than two
 */
record Spread(int count, double mean, double deviation) {
  static final Spread NONE = new Spread(0, Double.NaN, Double.NaN);

  /** Of those values that are finite. */
  static Spread of(DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double mean = DoubleStream.of(finite).average().orElse(Double.NaN);
    double squares = DoubleStream.of(finite).map(v -> (v - mean) * (v - mean)).sum();
    return new Spread(
        finite.length,
        mean,
        finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1)));
  }

  /** A deviation below the mean; the mean where there is none. */
  double lower() {
    return mean - half();
  }

  /** A deviation above the mean; the mean where there is none. */
  double upper() {
    return mean + half();
  }

  private double half() {
    return Double.isNaN(deviation) ? 0 : deviation;
  }
}
