package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

/**
 * What is told of a run that failed, and what {@code --json} prints of it: the fields have the
 * names they have in a report.
 *
 * @param run its folder
 * @param reason why it failed
 * @param best the best it had found
 */
record Failed(String run, RunState runState, String reason, Optional<RunReport.Best> best) {
  static Failed of(Path folder, String reason) {
    return new Failed(folder.toString(), RunState.FAILED, reason, best(folder));
  }

  private static Optional<RunReport.Best> best(Path folder) {
    try (RunStore store = RunStore.read(folder)) {
      return store.generations().isEmpty() ? Optional.empty() : RunReport.of(store).best();
    } catch (RunException e) {
      // What broke the run may be its folder; the reason tells.
      return Optional.empty();
    }
  }

  void print(PrintWriter out) {
    out.println("evosearch: " + reason);
    out.println("  run folder  " + run);
    best.ifPresent(b ->
        out.println(
            "  best so far candidate %d, reward %s, %s"
                .formatted(b.id(), Words.reward(b.reward()), b.picture())));
    out.println("Once the cause is gone, go on with: " + RunText.resume(run));
    out.flush();
  }
}
