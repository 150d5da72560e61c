package studio.evosearch.app.chart;

import java.util.EnumSet;
import java.util.Set;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.RunReport;

/** Why the fitness of two runs must not be held against each other. */
enum Difference {
  /** Other rewards guide, or the same with other weights. */
  GUIDES,
  /** The rewards are mixed as ranks or scores within a run's own candidates. */
  WITHIN_RUN,
  /** The prompt the pictures are judged by is another. */
  PROMPT,
  /** A person's ratings are part of one fitness at least. */
  RATINGS;

  /** Every reason there is; none where the two can be compared. */
  static Set<Difference> between(RunReport a, RunReport b) {
    Set<Difference> found = EnumSet.noneOf(Difference.class);
    if (!Set.copyOf(a.spec().rewards()).equals(Set.copyOf(b.spec().rewards()))) {
      found.add(GUIDES);
    }
    if (!comparable(a) || !comparable(b)) {
      found.add(WITHIN_RUN);
    }
    if (!a.prompt().equals(b.prompt())) {
      found.add(PROMPT);
    }
    if (rated(a) || rated(b)) {
      found.add(RATINGS);
    }
    return found;
  }

  /** Whether a fitness means the same outside the run: not so where it is a rank within it. */
  static boolean comparable(RunReport report) {
    return report.spec().rewardMode() == RewardMix.Mode.SUM;
  }

  private static boolean rated(RunReport report) {
    return report.spec().ratingWeight() != 0 && !report.settings().controls().ratings().isEmpty();
  }
}
