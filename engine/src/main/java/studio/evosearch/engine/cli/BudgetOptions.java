package studio.evosearch.engine.cli;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.search.Defaults;

/** How much a search may spend. */
final class BudgetOptions {
  @Option(
      names = "--nfe-budget",
      paramLabel = "NFE",
      description =
          "Denoiser evaluations at most (NFE: one picture, one step). Also sizes the generations"
              + " where no sizes are given. Default: no limit, sized for "
              + Defaults.TRAJECTORIES
              + " pictures from noise.")
  @Nullable Long nfe;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Stop after the generation in which so much working time is over.")
  @Nullable Double seconds;

  @Option(
      names = "--target-reward",
      paramLabel = "X",
      description = "Stop after the generation that reaches this reward.")
  @Nullable Double targetReward;

  /** So many NFE and no other limit. */
  static BudgetOptions of(long nfe) {
    BudgetOptions budget = new BudgetOptions();
    budget.nfe = nfe;
    return budget;
  }

  Budget budget() {
    return new Budget(
        nfe == null ? OptionalLong.empty() : OptionalLong.of(nfe),
        seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
        targetReward == null ? OptionalDouble.empty() : OptionalDouble.of(targetReward));
  }

  /** What the search is sized for. */
  long planned(int steps) {
    return nfe == null ? (long) Defaults.TRAJECTORIES * steps : nfe;
  }
}
