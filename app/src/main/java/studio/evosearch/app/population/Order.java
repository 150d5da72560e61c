package studio.evosearch.app.population;

import java.util.Comparator;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** By which figure candidates are sorted: the greatest first, those without one last. */
sealed interface Order {
  /** What guides the search; the best first. */
  record Fitness() implements Order {}

  /** One reward, guide or held out; the best first. */
  record Reward(String name) implements Order {}

  /** The newest first. */
  record Generation() implements Order {}

  /** The first made first. */
  record Number() implements Order {}

  /** What it sorts by; NaN where a candidate has none. */
  default double figure(CandidateLine line) {
    return switch (this) {
      case Fitness _ -> line.reward();
      case Reward reward -> line.rewards().getOrDefault(reward.name(), Double.NaN);
      case Generation _ -> line.generation();
      case Number _ -> -line.id();
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
