package studio.evosearch.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * The best finished picture a run had found by what it had spent.
 *
 * @param points one a generation, in order; from the first generation with a finished picture
 */
record RunCurve(List<Point> points) {
  /**
   * The best after a generation.
   *
   * @param nfe spent up to and with it
   */
  record Point(long nfe, double fitness, long candidate) {}

  RunCurve {
    points = List.copyOf(points);
  }

  /** The curve of a run up to a generation, that one included. */
  static RunCurve of(RunReport report, int last) {
    List<Point> points = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    OptionalLong holder = OptionalLong.empty();
    int from = 0;
    for (RunReport.GenerationLine generation : report.generations().subList(0, last + 1)) {
      int to = from + generation.candidates();
      for (CandidateLine line : report.candidates().subList(from, to)) {
        // NaN, of a candidate without a fitness, is above nothing.
        if (line.end() == report.spec().steps() && line.reward() > best) {
          best = line.reward();
          holder = OptionalLong.of(line.id());
        }
      }
      from = to;
      if (holder.isPresent()) {
        points.add(new Point(generation.nfeSoFar(), best, holder.getAsLong()));
      }
    }
    return new RunCurve(points);
  }

  /** The best a run had found by the time it had spent so much; empty before it had any. */
  Optional<Point> at(long nfe) {
    return points.reversed().stream().filter(p -> p.nfe() <= nfe).findFirst();
  }
}
