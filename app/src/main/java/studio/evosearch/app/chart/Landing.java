package studio.evosearch.app.chart;

import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A candidate where its trajectory ended.
 *
 * @param nfe spent on the run until then
 */
record Landing(CandidateLine candidate, double nfe) {
  /** At its fitness. */
  Point point() {
    return new Point(nfe, candidate.reward());
  }

  /** At another of its rewards; NaN where it has none of that name. */
  Point point(String reward) {
    return new Point(nfe, candidate.rewards().getOrDefault(reward, Double.NaN));
  }
}
