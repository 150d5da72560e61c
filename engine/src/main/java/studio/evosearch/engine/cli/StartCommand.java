package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.run.RunFolders;
import studio.evosearch.engine.run.RunSpec;

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

  @Mixin SpecOptions options = new SpecOptions();

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The run's folder, made new. Default: one here, named after the prompt.")
  @Nullable Path out;

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    RunSpec spec = options.checked(target, budget, output.err());
    Path folder = out == null ? RunFolders.free(Path.of(""), spec.prompt(), spec.model()) : out;
    try (RunSession session = new RunSession(output)) {
      return session.start(spec, folder);
    }
  }
}
