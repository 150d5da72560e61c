package studio.evosearch.engine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** {@code evosearch show}. */
@Command(
    name = "show",
    description = "Shows what a run was asked, did and found; also while it works.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's folder, such as a.evorun.")
  Path run = Path.of("");

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    try (RunStore store = RunStore.read(run)) {
      RunReport report = RunReport.of(store);
      output.print(() -> report, out -> RunText.print(report, out));
      return 0;
    }
  }
}
