package studio.evosearch.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * One of a candidate's rewards.
 *
 * @param name the reward's; empty for the fitness
 * @param weight a guide's; 0 for the fitness and held-out rewards
 * @param value NaN where it is missing
 * @param difference to the parent's; NaN without one
 */
record RewardLine(Kind kind, String name, double weight, double value, double difference) {
  /** What a reward is there for. */
  enum Kind {
    FITNESS,
    GUIDE,
    HELD_OUT
  }

  /** Fitness, guides, held-out rewards. */
  static List<RewardLine> of(Subject.Stored stored) {
    RunReport report = stored.moment().report();
    CandidateLine line = stored.line();
    Optional<CandidateLine> parent = stored.parent();
    List<RewardLine> lines = new ArrayList<>();
    double parentFitness = parent.map(CandidateLine::reward).orElse(Double.NaN);
    lines.add(new RewardLine(Kind.FITNESS, "", 0, line.reward(), line.reward() - parentFitness));
    for (int i = 0; i < report.guides().size(); i++) {
      double weight = report.spec().rewards().get(i).weight();
      lines.add(raw(Kind.GUIDE, report.guides().get(i), weight, line, parent));
    }
    report.heldOut().forEach(name -> lines.add(raw(Kind.HELD_OUT, name, 0, line, parent)));
    return lines;
  }

  private static RewardLine raw(
      Kind kind, String name, double weight, CandidateLine line, Optional<CandidateLine> parent) {
    double value = value(line, name);
    double parents = parent.map(p -> value(p, name)).orElse(Double.NaN);
    return new RewardLine(kind, name, weight, value, value - parents);
  }

  private static double value(CandidateLine line, String name) {
    return line.rewards().getOrDefault(name, Double.NaN);
  }
}
