package studio.evosearch.app.chart;

import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A candidate where its trajectory ended.
 *
 * @param point at its fitness
 */
record Landing(CandidateLine candidate, Point point) {
  /** Spent on the run until then. */
  double nfe() {
    return point.nfe();
  }

  /** At another of its rewards; NaN where it has none of that name. */
  Point point(String reward) {
    return new Point(nfe(), candidate.rewards().getOrDefault(reward, Double.NaN));
  }
}
