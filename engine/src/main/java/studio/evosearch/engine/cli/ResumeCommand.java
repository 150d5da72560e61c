package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code evosearch resume}. */
@Command(
    name = "resume",
    description = {
      "Goes on with a run that was stopped, interrupted or failed, from its last whole generation.",
      "The result has the bits of a run that was never interrupted."
    },
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's folder, such as a.evorun.")
  Path run = Path.of("");

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    try (RunSession session = new RunSession(output)) {
      return session.resume(run);
    }
  }
}
