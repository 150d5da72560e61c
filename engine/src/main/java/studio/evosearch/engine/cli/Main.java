package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line's entry. Exit codes: 0 done, 1 failed, 2 bad input. A new command is a class in
 * this package and its name in the list below.
 */
@Command(
    name = "evosearch",
    description = "Searches a diffusion model's noise for the best pictures under a reward.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      StartCommand.class,
      ResumeCommand.class,
      ShowCommand.class,
      CompareCommand.class,
      ExportCommand.class,
      AnalyzeCommand.class,
      SuiteCommand.class,
      BenchCommand.class,
      BenchModelCommand.class,
      ModelsCommand.class,
      RewardsCommand.class,
      TrustCommand.class,
      PackCommand.class,
      UnpackCommand.class,
      ScheduleCommand.class,
      DoctorCommand.class,
      LibtorchCommand.class,
      DemoCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean stacktrace;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with its error handling; tests give it their own writers. */
  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    for (String grouped : List.of("run", "suite", "bench")) {
      Objects.requireNonNull(line.getSubcommands().get(grouped))
          .getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionGroups());
    }
    return line.setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, args) -> mistyped(mistake))
        .setExecutionStrategy(parsed -> main.execute(parsed))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> main.report(failure, command.getErr()));
  }

  /** Decides what the log holds before anything asks for a logger. */
  private int execute(ParseResult parsed) {
    System.setProperty("evosearch.log.trace", stacktrace ? "%ex" : "%nopex");
    System.setProperty("evosearch.log.failures", stacktrace ? "WARN" : "OFF");
    return new RunLast().execute(parsed);
  }

  /** One line and where to read more; the whole help would push the line off the screen. */
  private static int mistyped(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    command
        .getErr()
        .println(
            "evosearch: %s (see %s --help)"
                .formatted(mistake.getMessage(), command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private int report(Exception failure, PrintWriter err) {
    err.println("evosearch: " + Failures.sentence(failure));
    if (stacktrace) {
      failure.printStackTrace(err);
    }
    return Failures.exitCode(failure);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
