package studio.evosearch.engine.export;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The range of values that colours stand for.
 *
 * @param low the colour of which lower values have as well
 * @param high of all values
 */
public record Scale(double low, double high) {
  private static final double LOWEST_SHARE = 0.05;

  /** From the lowest to the highest; both 0 where there are none. */
  public static Scale of(DoubleStream values) {
    DoubleSummaryStatistics all = values.filter(Double::isFinite).summaryStatistics();
    return all.getCount() == 0 ? new Scale(0, 0) : new Scale(all.getMin(), all.getMax());
  }

  /** From where the lowest twentieth ends: a few bad ones would take the colours of all others. */
  public static Scale withoutLowest(DoubleStream values) {
    double[] sorted = values.filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0
        ? new Scale(0, 0)
        : new Scale(sorted[(int) (LOWEST_SHARE * sorted.length)], sorted[sorted.length - 1]);
  }

  /** How far the highest is above the lowest. */
  public double range() {
    return high - low;
  }

  /** Where a value lies, 0..1; half where all are the same. */
  public double share(double value) {
    return range() == 0 ? 0.5 : (value - low) / range();
  }
}
