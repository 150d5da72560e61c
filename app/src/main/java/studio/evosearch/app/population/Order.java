package studio.evosearch.app.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** By which figure candidates are sorted: the greatest first, those without one last. */
sealed interface Order {
  /** What guides the search; the best first. */
  record Fitness() implements Order {}

  /** One reward; the best first. */
  record Reward(String name, boolean heldOut) implements Order {}

  /** The newest first. */
  record Generation() implements Order {}

  /** The first made first. */
  record Made() implements Order {}

  /** Fitness and every reward of a run. */
  static List<Order> figures(RunReport report) {
    List<Order> figures = new ArrayList<>(List.of(new Fitness()));
    report.guides().forEach(name -> figures.add(new Reward(name, false)));
    report.heldOut().forEach(name -> figures.add(new Reward(name, true)));
    return figures;
  }

  /** Everything candidates of a run can be sorted by. */
  static List<Order> all(RunReport report) {
    List<Order> all = figures(report);
    all.add(new Generation());
    all.add(new Made());
    return all;
  }

  /** What it sorts by; NaN where a candidate has none. */
  default double figure(CandidateLine line) {
    return switch (this) {
      case Fitness _ -> line.reward();
      case Reward reward -> line.rewards().getOrDefault(reward.name(), Double.NaN);
      case Generation _ -> line.generation();
      case Made _ -> -line.id();
    };
  }

  /** Candidates in this order, or those with a figure the other way round; ties by id. */
  default Comparator<CandidateLine> comparator(boolean reversed) {
    double sign = reversed ? 1 : -1;
    // NaN is above every number to Double.compare: last, whichever way round.
    return Comparator.<CandidateLine>comparingDouble(line -> sign * figure(line))
        .thenComparingLong(CandidateLine::id);
  }
}
