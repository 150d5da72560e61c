package studio.evosearch.engine.bench;

/**
 * A figure with its 95 % interval.
 *
 * @param mean the figure itself; NaN where nothing was measured
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Estimate(double mean, double low, double high) {
  static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  /** Whether all of the interval lies above a value. */
  public boolean above(double value) {
    return low > value;
  }
}
