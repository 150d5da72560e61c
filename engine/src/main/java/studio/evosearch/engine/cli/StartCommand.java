package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.GeneratorInfo;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.Branch;
import studio.evosearch.engine.run.Budget;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.Defaults;

/** {@code evosearch run}. */
@Command(
    name = "run",
    description = {
      "Searches for the picture that a reward likes best and a plain sampler does not find.",
      "Ctrl-C stops and keeps everything but the generation in flight; 'evosearch resume' goes on."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description =
          "A diffusers folder, a folder of the Hugging Face cache, or toy:rings, toy:grid.")
  String model = "";

  @Option(
      names = "--prompt",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What the picture should show.")
  String prompt = "";

  @Option(
      names = "--negative",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What it should not show.")
  String negative = "";

  @Option(
      names = "--reward",
      required = true,
      converter = RewardReference.class,
      paramLabel = "REWARD[=WEIGHT]",
      description =
          "What guides the search: a CLIPModel folder, or a name of 'evosearch rewards'."
              + " Repeatable.")
  List<RewardTerm> rewards = List.of();

  @Option(
      names = "--reward-mode",
      paramLabel = "MODE",
      description = "How several rewards are joined. Default: ${DEFAULT-VALUE}.")
  RewardMix.Mode rewardMode = RewardMix.Mode.SUM;

  @Option(
      names = "--held-out",
      paramLabel = "REWARD",
      description = "A reward that is computed beside and never guides. Repeatable.")
  List<String> heldOut = List.of();

  @Mixin MethodOptions method = new MethodOptions();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Denoising steps. Default: the model's.")
  @Nullable Integer steps;

  @Option(
      names = "--guidance",
      paramLabel = "W",
      description = "Classifier-free guidance scale; 1 for none. Default: the model's.")
  @Nullable Double guidance;

  @Option(
      names = "--eta",
      paramLabel = "ETA",
      description =
          "Noise added while denoising, 0 (none) to 1, by state: 1, or 0@0,1@20. Default:"
              + " ${DEFAULT-VALUE}.")
  String eta = "0";

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "The solver's order, first or second. Default: ${DEFAULT-VALUE}.")
  SolverOrder order = SolverOrder.FIRST;

  @Option(
      names = "--elites",
      paramLabel = "M",
      description = "The best so many are carried over for nothing. Default: ${DEFAULT-VALUE}.")
  int elites = Defaults.ELITES;

  @Option(
      names = "--beta",
      paramLabel = "BETA",
      description = "Mutation rate, 0 to 1. Default: ${DEFAULT-VALUE}.")
  double beta = Defaults.BETA;

  @Option(
      names = "--sigma-scale",
      paramLabel = "GAMMA",
      description = "Scale of the paper's mutation of states. Default: ${DEFAULT-VALUE}.")
  double sigmaScale = Defaults.SIGMA_SCALE;

  @Option(
      names = "--rating-weight",
      paramLabel = "X",
      description = "What a person's full liking adds to the fitness. Default: ${DEFAULT-VALUE}.")
  double ratingWeight = 1;

  @Option(
      names = "--nfe-budget",
      paramLabel = "NFE",
      description =
          "Denoiser evaluations at most; also sizes the search where no sizes are given. Default"
              + " for that: "
              + Defaults.TRAJECTORIES
              + " full trajectories.")
  @Nullable Long nfeBudget;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Stop after the generation in which so much working time is over.")
  @Nullable Double seconds;

  @Option(
      names = "--target-reward",
      paramLabel = "X",
      description = "Stop after the generation that reaches this fitness.")
  @Nullable Double targetReward;

  @Option(
      names = "--branch-from",
      converter = BranchReference.class,
      paramLabel = "RUN:ID@STATE",
      description = "Start from a stored state of another run's candidate, not from noise.")
  @Nullable Branch branch;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Latents in one denoiser call. Default: the model's.")
  @Nullable Integer batch;

  @Mixin DeviceOptions devices = new DeviceOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The run's folder, made new. Default: a free name here, ending in .evorun.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    RunSpec spec = spec();
    Path folder = out == null ? RunFolders.free(prompt, model) : out;
    try (RunSession session = new RunSession(output)) {
      return session.start(spec, folder);
    }
  }

  /** Opens what the options name, so that what is not there is told before a folder is made. */
  private RunSpec spec() {
    LocalWorkshop workshop = new LocalWorkshop();
    GeneratorInfo info;
    try (Generator generator = workshop.generator(model, devices.device, devices.threads)) {
      info = generator.info();
    }
    int n = steps == null ? info.defaultSteps() : steps;
    int root = branch == null ? 0 : branch.state();
    EtaSchedule.parse(eta);
    Stream.concat(rewards.stream().map(RewardTerm::reference), heldOut.stream())
        .forEach(r -> workshop.reward(r, devices.device, devices.threads).close());
    long nfe = nfeBudget == null ? (long) Defaults.TRAJECTORIES * n : nfeBudget;
    return new RunSpec(
        model,
        prompt,
        negative,
        rewards,
        rewardMode,
        heldOut,
        method.method(n, root, elites, nfe),
        n,
        guidance == null ? info.defaultGuidance() : guidance,
        eta,
        order,
        beta,
        sigmaScale,
        elites,
        ratingWeight,
        seed,
        batch == null ? info.defaultBatch() : batch,
        devices.threads,
        devices.device,
        new Budget(
            nfeBudget == null ? OptionalLong.empty() : OptionalLong.of(nfeBudget),
            seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
            targetReward == null ? OptionalDouble.empty() : OptionalDouble.of(targetReward)),
        Optional.ofNullable(branch));
  }
}
