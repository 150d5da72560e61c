package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.evosearch.engine.bench.Arm;
import studio.evosearch.engine.bench.Bench;
import studio.evosearch.engine.bench.BenchFigures;
import studio.evosearch.engine.bench.BenchPlan;
import studio.evosearch.engine.bench.BenchRow;
import studio.evosearch.engine.bench.BenchSummary;
import studio.evosearch.engine.bench.PromptSuite;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.PlaneModes;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.MethodKind;

/** {@code evosearch bench}. */
@Command(
    name = "bench",
    description = {
      "Compares methods and settings on many prompts and seeds at equal cost.",
      "It may be stopped at any time: the same command goes on. Runs are deleted when they are"
          + " measured; results.csv keeps a line of each.",
      "For a toy model everything has a default: 'evosearch bench --model toy:rings'."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  /** The paper's selection, and several families kept apart. */
  private static final List<Sweep> TOY_FAMILIES =
      List.of(new Sweep("family-share", List.of("1", "0.05")));

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "The prompts: .txt with one a line, .csv with columns Prompts and Category, or a .json"
              + " list. Required but for toys.")
  @Nullable Path prompts;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "The methods to compare. Default: ${DEFAULT-VALUE}.")
  List<MethodKind> methods = List.of(MethodKind.values());

  @Option(
      names = "--budgets",
      split = ",",
      paramLabel = "NFE",
      description = "How much a run may spend. Default: 500; for toys 10000.")
  @Nullable List<Long> budgets;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each, with --seed and those after it. Default: ${DEFAULT-VALUE}.")
  int seeds = 3;

  @Option(
      names = "--sweep",
      converter = Sweep.Reader.class,
      paramLabel = "OPTION=V/V",
      description =
          "Values to try of an option of 'evosearch run', such as beta=0.3/0.5 or"
              + " evolution-schedule=0,4,8/0,10x3; repeat for all combinations.")
  List<Sweep> sweeps = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "How many of a run's best pictures count as what it brings home: their mean reward and"
              + " diversity are told. Default: 8; for toys 60.")
  @Nullable Integer top;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Runs at work at the same time, each with its own --threads. Default:"
              + " ${DEFAULT-VALUE}.")
  int workers = 1;

  @Option(names = "--keep-runs", description = "Leave every run, pictures and all, in --out.")
  boolean keepRuns;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where results go; one that holds some of them already is gone on with.")
  Path out = Path.of("");

  @Mixin SpecOptions options = new SpecOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() throws InterruptedException {
    BenchPlan plan = plan();
    try {
      List<BenchRow> rows =
          Bench.run(
              plan, out, workers, keepRuns, new LocalWorkshop(), new BenchProgress(output.talk()));
      BenchSummary summary = BenchSummary.of(plan, rows, baselines(plan));
      List<Path> files = BenchFigures.write(out, plan, summary, new LocalWorkshop());
      output.print(() -> summary, text -> BenchText.print(summary, text));
      output.talk().println();
      output.talk().println("  results  " + out.resolve("results.csv"));
      files.forEach(file -> output.talk().println("           " + file));
      output.talk().flush();
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BenchPlan plan() {
    boolean toy = options.guide.model != null && PlaneGenerator.isToy(options.guide.model);
    refuse();
    List<String> preset = new ArrayList<>();
    if (toy && options.guide.rewards == null) {
      options.guide.rewards = List.of(new RewardTerm(PlaneModes.NAME, 1));
      preset.addAll(List.of("--guide=" + PlaneModes.NAME, "--lambda=10"));
    }
    List<Long> spent = budgets == null ? List.of(toy ? 10_000L : 500L) : budgets;
    try (Generator generator = options.open(TargetOptions.of(""))) {
      if (toy) {
        preset.addAll(toySchedule(options.sampling.steps(Optional.empty(), generator.info())));
      }
      ArmOptions arms =
          new ArmOptions(
              preset,
              command.commandLine().getParseResult(),
              List.copyOf(new TreeSet<>(spent)),
              generator);
      List<Arm> compared = arms.arms(methods, toy && sweeps.isEmpty() ? TOY_FAMILIES : sweeps);
      RunSpec any = compared.getFirst().specs().firstEntry().getValue();
      if (any.rewards().size() > 1 && any.rewardMode() != RewardMix.Mode.SUM) {
        throw new IllegalArgumentException(
            "rewards of different runs are compared, so several are joined by --reward-mode sum");
      }
      SpecOptions.checkRewards(any);
      return new BenchPlan(
          compared, suite(toy), options.sampling.seed, seeds, top == null ? toy ? 60 : 8 : top);
    }
  }

  /**
   * Ten generations at one late state: there the denoiser hardly pulls back to the prior any more,
   * so that children can leave it, step by step.
   */
  private static List<String> toySchedule(int steps) {
    return List.of(
        "--evolution-schedule=" + 9 * steps / 10 + "x10",
        "--first-share=0.3",
        "--screen-states=none");
  }

  private void refuse() {
    if (command.commandLine().getParseResult().hasMatchedOption("--method")) {
      throw new IllegalArgumentException("--method is for one run; a bench takes --methods");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, not " + workers);
    }
  }

  private PromptSuite suite(boolean toy) {
    if (prompts == null && !toy) {
      throw new IllegalArgumentException(
          "--prompts is missing: a file of prompts, such as assets/prompts/scenes.txt");
    }
    try {
      return prompts == null ? PromptSuite.NOTHING_ASKED : PromptSuite.read(prompts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All arms are compared with those of other methods than EvoSearch, or else with the first. */
  private static List<String> baselines(BenchPlan plan) {
    List<String> others =
        plan.arms().stream()
            .filter(arm -> arm.method() != MethodKind.EVOSEARCH)
            .map(Arm::name)
            .toList();
    return others.isEmpty() ? List.of(plan.arms().getFirst().name()) : others;
  }
}
