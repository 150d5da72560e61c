package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.evosearch.engine.run.JsonText;

/** How a command speaks: for people, or JSON on standard output and nothing else there. */
final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--json",
      description = "Print the result as JSON; progress goes to standard error.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** Prints a command's result. */
  void print(Supplier<Object> value, Consumer<PrintWriter> text) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(value.get()));
    } else {
      text.accept(out);
    }
    out.flush();
  }

  /** Where to talk of what is going on. */
  PrintWriter talk() {
    return json ? command.commandLine().getErr() : command.commandLine().getOut();
  }

  /** Where to say what went wrong. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
