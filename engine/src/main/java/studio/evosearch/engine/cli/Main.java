package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    subcommands = {ModelsCommand.class, ScheduleCommand.class, DoctorCommand.class})
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
    return new CommandLine(main)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> main.report(failure, command.getErr()));
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
    throw new ParameterException(spec.commandLine(), "Which command? See evosearch --help");
  }
}
