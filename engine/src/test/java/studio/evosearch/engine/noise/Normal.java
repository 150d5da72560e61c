package studio.evosearch.engine.noise;

/** The standard normal distribution function, for tests. */
public final class Normal {
  private Normal() {}

  /** P(X < x), by the series about 0 or, far out, the continued fraction; to 1e-12. */
  public static double cdf(double x) {
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) > 5) {
      double fraction = 0;
      for (int k = 60; k > 0; k--) {
        fraction = k / (Math.abs(x) + fraction);
      }
      double tail = density / (Math.abs(x) + fraction);
      return x < 0 ? tail : 1 - tail;
    }
    double term = x;
    double sum = x;
    for (int k = 1; k < 200; k++) {
      term *= x * x / (2 * k + 1);
      sum += term;
    }
    return 0.5 + density * sum;
  }
}
