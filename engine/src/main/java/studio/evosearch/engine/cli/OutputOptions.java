package studio.evosearch.engine.cli;

import picocli.CommandLine.Option;

/** How a command speaks. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Print the result as JSON on standard output; progress goes to standard error.")
  boolean json;
}
