package studio.evosearch.app.chart;

import java.util.List;

/**
 * A figure of the generation on show, and how it got there.
 *
 * @param value NaN where there is none
 * @param history of the latest generations up to the one on show, at most {@link #HISTORY}; NaN
 *     where there is none
 */
record Gauge(double value, List<Double> history) {
  /** How many generations back a gauge looks. */
  static final int HISTORY = 60;

  static final Gauge NONE = new Gauge(Double.NaN, List.of());

  Gauge {
    history = List.copyOf(history);
  }

  /** A gauge of figures of all generations up to the one on show. */
  static Gauge of(List<Double> figures) {
    return figures.isEmpty()
        ? NONE
        : new Gauge(
            figures.getLast(),
            figures.subList(Math.max(0, figures.size() - HISTORY), figures.size()));
  }
}
