package studio.evosearch.app.chart;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * From where to where an axis reaches.
 *
 * @param low below {@code high}
 */
record Extent(double low, double high) {
  private static final double MARGIN = 0.06;

  /** Around all finite values; around 0 when there is none. */
  static Extent of(DoubleStream values) {
    DoubleSummaryStatistics finite = values.filter(Double::isFinite).summaryStatistics();
    if (finite.getCount() == 0) {
      return new Extent(-1, 1);
    }
    double flat = Math.max(1e-3, 0.1 * Math.abs(finite.getMax()));
    return finite.getMin() < finite.getMax()
        ? new Extent(finite.getMin(), finite.getMax())
        : new Extent(finite.getMin() - flat, finite.getMax() + flat);
  }

  /** With some air on both sides. */
  Extent wider() {
    double air = MARGIN * (high - low);
    return new Extent(low - air, high + air);
  }
}
