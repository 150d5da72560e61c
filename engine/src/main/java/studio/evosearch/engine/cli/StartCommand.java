package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.Controls;
import studio.evosearch.engine.search.SearchMethod;

/** {@code evosearch run}. */
@Command(
    name = "run",
    description = {
      "Searches for the picture that a reward likes best and a plain sampler does not find.",
      "Ctrl-C stops and keeps everything but the generation in flight; 'evosearch resume' goes on."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Mixin TargetOptions target = new TargetOptions();

  @Mixin MethodOptions method = new MethodOptions();

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Mixin DeviceOptions devices = new DeviceOptions();

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The run's folder, made new. Default: one here, named after the prompt.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    RunSpec spec = spec();
    Path folder = out == null ? RunFolders.free(Path.of(""), spec.prompt(), spec.model()) : out;
    try (RunSession session = new RunSession(output)) {
      return session.start(spec, folder);
    }
  }

  /** Builds all that the run will build, so that what is wrong is told before a folder is made. */
  private RunSpec spec() {
    Optional<Branch> branch = target.branch();
    Optional<BranchSource> source = branch.map(BranchSource::of);
    String model = target.model(source);
    List<RewardTerm> rewards = target.rewards(source);
    Budget limits = budget.budget();
    Controls.of(method.beta, method.sigmaScale, method.elites, method.ratingWeight);
    try (Generator generator =
        new LocalWorkshop().generator(model, devices.device, devices.threads)) {
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
      RunSpec spec =
          new RunSpec(
              model,
              target.prompt(source),
              target.negative(source),
              rewards,
              target.rewardMode(source),
              target.heldOut(),
              search,
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
              devices.device,
              limits,
              branch);
      checkRewards(spec);
      return spec;
    }
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
  private static void checkRewards(RunSpec spec) {
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
