package studio.evosearch.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.evosearch.engine.bench.PromptSuite;
import studio.evosearch.engine.export.ContactSheet;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;

/** {@code evosearch suite}. */
@Command(
    name = "suite",
    description = {
      "Searches every prompt of a file, a run each.",
      "It may be stopped at any time: the same command goes on."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    mixinStandardHelpOptions = true)
final class SuiteCommand implements Callable<Integer> {
  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      required = true,
      description =
          "The prompts: .txt with one a line, .csv with columns Prompts and Category, or a .json"
              + " list.")
  Path prompts = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the runs go; one that holds some of them already is gone on with.")
  Path out = Path.of("");

  @Mixin SpecOptions options = new SpecOptions();

  @Mixin BudgetOptions budget = new BudgetOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Override
  public Integer call() throws InterruptedException {
    try {
      PromptSuite suite = PromptSuite.read(prompts);
      RunSpec spec = options.checked(TargetOptions.of(""), budget, output.err());
      List<SuiteRun> runs = SuiteRun.all(suite, spec, out);
      Files.createDirectories(out);
      List<SuiteRun.Found> found = search(runs);
      output.print(() -> found, text -> print(found, text));
      sheet(suite, found);
      boolean failed = found.stream().anyMatch(f -> f.runState() == RunState.FAILED);
      return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SuiteRun.Found> search(List<SuiteRun> runs) throws InterruptedException {
    List<SuiteRun.Found> all = new ArrayList<>();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      for (SuiteRun run : runs) {
        SuiteRun.Found found = run.search(service);
        all.add(found);
        output.talk().println("%d of %d | %s".formatted(all.size(), runs.size(), line(found)));
        output.talk().flush();
      }
    }
    return all;
  }

  private static String line(SuiteRun.Found found) {
    return found.runState() == RunState.DONE
        ? "%s: reward %s".formatted(found.prompt(), Words.reward(found.reward()))
        : "%s: %s, %s".formatted(found.prompt(), found.runState(), found.reason());
  }

  private static void print(List<SuiteRun.Found> found, PrintWriter out) {
    double mean =
        found.stream()
            .mapToDouble(SuiteRun.Found::reward)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    out.println();
    found.forEach(f -> out.println("%10s  %s".formatted(Words.reward(f.reward()), f.picture())));
    out.println("%10s  mean of %d prompts".formatted(Words.reward(mean), found.size()));
  }

  /** The best of every prompt. */
  private void sheet(PromptSuite suite, List<SuiteRun.Found> found) throws IOException {
    List<ContactSheet.Cell> cells =
        found.stream().filter(f -> !f.picture().isEmpty()).map(SuiteRun.Found::cell).toList();
    if (!cells.isEmpty()) {
      Path file = out.resolve("suite.png");
      ContactSheet sheet =
          new ContactSheet(
              suite.name(), "the best of every prompt", List.of(new ContactSheet.Row("", cells)));
      Files.write(file, Png.encode(sheet.draw()));
      output.talk().println("  contact sheet  " + file);
      output.talk().flush();
    }
  }
}
