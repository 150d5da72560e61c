package studio.evosearch.engine.cli;

import java.io.PrintStream;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

final class Results {
  private Results() {}

  static void save(RunStore store, RunReport report) throws java.io.IOException {}

  static void print(RunStore store, RunReport report, PrintStream out) {
    RunText.summary(report, out);
  }
}
