package studio.evosearch.app.chart;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.RunPlan;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.Settings;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.SearchMethod;

/**
 * Runs of simpler methods to hold a run against: same model, prompt, rewards, steps and guidance,
 * same NFE.
 *
 * <p>The first one takes the run's own seed: best-of-N then begins with the very noises the run
 * began with, so that what differs is what the methods make of them, not the luck of the draw. Each
 * further one takes the next seed.
 */
final class Baselines {
  private Baselines() {}

  /**
   * The spec of a baseline.
   *
   * @param report the run it is held against
   * @param kind its method, with the settings the method has by default
   * @param before how many of that method there are already
   */
  static RunSpec spec(RunReport report, MethodKind kind, int before) {
    RunSpec run = report.spec();
    Settings settings = report.settings();
    long nfe = nfe(report);
    SearchMethod method =
        Defaults.method(kind, run.steps(), run.rootState(), settings.controls().elites(), nfe);
    return new RunSpec(
        run.model(),
        report.prompt(),
        settings.negative(),
        run.rewards(),
        run.rewardMode(),
        run.heldOut(),
        method,
        run.size(),
        run.steps(),
        settings.guidance(),
        eta(run, method),
        run.order(),
        run.beta(),
        run.sigmaScale(),
        run.elites(),
        run.ratingWeight(),
        run.seed() + before,
        run.batch(),
        run.threads(),
        run.device(),
        new Budget(OptionalLong.of(nfe), OptionalDouble.empty(), OptionalDouble.empty()),
        run.branch());
  }

  /** What a run that is done has spent; what it will spend as planned before that. */
  static long nfe(RunReport report) {
    return report.runState() == RunState.DONE ? report.nfe() : RunPlan.of(report.spec()).nfe();
  }

  /**
   * The stochasticity a person chose goes for the baseline as well, but particles, which part by
   * noise alone, have their own.
   */
  private static String eta(RunSpec run, SearchMethod method) {
    boolean chosen = !run.eta().equals(Defaults.eta(run.method()));
    return chosen && MethodKind.of(method) != MethodKind.PARTICLE
        ? run.eta()
        : Defaults.eta(method);
  }
}
