package studio.evosearch.app.setup;

import java.util.Optional;
import studio.evosearch.app.settings.PreferencesModel;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.SearchMethod;

/** Puts a setup together: the spec of a run, or what does not fit. */
record Assembly(SetupViewModel setup, PreferencesModel preferences) {

  /** The first thing that does not fit; empty when {@link #spec} will succeed. */
  Optional<Misfit> misfit() {
    for (Section section : Section.values()) {
      try {
        check(section);
      } catch (IllegalArgumentException e) {
        return Optional.of(new Misfit(section, String.valueOf(e.getMessage())));
      }
    }
    return Optional.empty();
  }

  private void check(Section section) {
    switch (section) {
      case ADVANCED ->
          setup.checkup().misfits().get().values().stream().findFirst().ifPresent(Assembly::refuse);
      case MODEL -> {
        String problem = setup.model.problem().get();
        if (!problem.isEmpty()) {
          refuse(problem);
        }
      }
      case REWARDS -> setup.rewards.terms();
      case METHOD -> setup.method.method();
      case SAMPLING -> {
        setup.sampling.seedNumber();
        setup.sampling.size.wanted();
      }
      case MORE -> spec();
    }
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }

  /**
   * The spec.
   *
   * @throws IllegalArgumentException when something does not fit
   */
  RunSpec spec() {
    MethodSettings method = setup.method;
    SamplingSettings sampling = setup.sampling;
    SearchMethod search = method.method();
    return new RunSpec(
        setup.advanced.model(setup.model.chosen().get().reference()),
        setup.prompt.get().strip(),
        setup.negative.get().strip(),
        setup.rewards.terms(),
        setup.rewards.mode.get(),
        setup.rewards.measured(),
        search,
        sampling.size.wanted(),
        sampling.steps.get(),
        sampling.guidance.get(),
        sampling.eta(search),
        sampling.order.get(),
        method.beta.get(),
        method.sigmaScale.get(),
        method.elites.get(),
        method.ratingWeight.get(),
        sampling.seedNumber(),
        sampling.batch.get(),
        setup.model.threads(),
        setup.advanced.place(preferences.current().get().device()),
        sampling.budget(),
        setup.branch().get());
  }
}
