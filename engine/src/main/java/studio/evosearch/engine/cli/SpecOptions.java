package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.GuidanceKind;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.Controls;
import studio.evosearch.engine.search.SearchMethod;

/** Everything that fixes a run but its target and its budget, as options. */
final class SpecOptions {
  @Mixin GuideOptions guide = new GuideOptions();

  @Mixin MethodOptions method = new MethodOptions();

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Mixin DeviceOptions devices = new DeviceOptions();

  /**
   * The spec, after all that the run will build was built once: what is wrong is told early.
   *
   * @param err where to say what will be without effect
   */
  RunSpec checked(TargetOptions target, BudgetOptions budget, PrintWriter err) {
    try (Generator generator = open(target)) {
      RunSpec spec = spec(target, budget, generator);
      checkRewards(spec);
      warn(spec, generator.info(), err);
      return spec;
    }
  }

  private static void warn(RunSpec spec, GeneratorInfo model, PrintWriter err) {
    if (!spec.negative().isEmpty() && !model.guidance().readsNegative(spec.guidance())) {
      err.printf(
          "evosearch: warning: the negative prompt has no effect: %s %s%n",
          model.name(),
          model.guidance() == GuidanceKind.CLASSIFIER_FREE
              ? "sees the prompt alone at guidance " + spec.guidance()
              : "does not read negative prompts");
    }
    if (model.guidance() == GuidanceKind.NONE && spec.guidance() != model.defaultGuidance()) {
      err.printf("evosearch: warning: guidance has no effect: %s takes none%n", model.name());
    }
  }

  /** Opens the model. */
  Generator open(TargetOptions target) {
    Optional<BranchSource> source = target.branch().map(BranchSource::of);
    return new LocalWorkshop()
        .generator(guide.model(source), devices.place(), devices.threads, sampling.size(source));
  }

  /** The spec for a model that is open; its rewards are not looked at. */
  RunSpec spec(TargetOptions target, BudgetOptions budget, Generator generator) {
    Optional<Branch> branch = target.branch();
    Optional<BranchSource> source = branch.map(BranchSource::of);
    List<RewardTerm> rewards = guide.rewards(source);
    Controls.of(method.beta, method.sigmaScale, method.elites, method.ratingWeight);
    GeneratorInfo info = generator.info();
    int steps = sampling.steps(source, info);
    SearchMethod search =
        method.method(steps, branch.map(Branch::state).orElse(0), budget.planned(steps));
    String eta = sampling.eta(source, search);
    new Sampler(
        schedule(generator, steps),
        info.prediction(),
        EtaSchedule.parse(eta),
        sampling.order(source));
    return new RunSpec(
        guide.model(source),
        target.prompt(source),
        guide.negative(source),
        rewards,
        guide.rewardMode(source),
        guide.heldOut(),
        search,
        sampling.size(source),
        steps,
        sampling.guidance(source, info),
        eta,
        sampling.order(source),
        method.beta,
        method.sigmaScale,
        method.elites,
        method.ratingWeight,
        sampling.seed,
        sampling.batch(info),
        devices.threads,
        devices.place(),
        budget.budget(),
        branch);
  }

  private static NoiseSchedule schedule(Generator generator, int steps) {
    try {
      return generator.schedule(steps);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the model does not take %d steps: %s".formatted(steps, e.getMessage()), e);
    }
  }

  /** Opens each reward and mixes them as the run will. */
  static void checkRewards(RunSpec spec) {
    List<RewardMix.Term> terms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RewardTerm term : spec.rewards()) {
      String name = name(term.reference(), spec, names);
      if (term.weight() == 0) {
        throw new IllegalArgumentException(
            "reward %s has weight 0: leave it out, or name it by --held-out".formatted(name));
      }
      terms.add(new RewardMix.Term(name, term.weight()));
    }
    new RewardMix(terms, spec.rewardMode());
    spec.heldOut().forEach(reference -> name(reference, spec, names));
  }

  private static String name(String reference, RunSpec spec, Set<String> taken) {
    try (Reward reward = new LocalWorkshop().reward(reference, spec.device(), spec.threads())) {
      if (!taken.add(reward.name())) {
        throw new IllegalArgumentException(
            "two rewards are named %s; give each once".formatted(reward.name()));
      }
      return reward.name();
    }
  }
}
