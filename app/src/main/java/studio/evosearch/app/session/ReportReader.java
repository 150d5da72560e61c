package studio.evosearch.app.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/**
 * Reads a run's report in the background, one reading at a time: however often it is asked for
 * meanwhile, it is read once more. On the FX thread.
 */
final class ReportReader {
  private final Tasks tasks;
  private final BiConsumer<Path, RunReport> read;
  private final BiConsumer<Path, Throwable> failed;
  private boolean reading;
  private Optional<Path> again = Optional.empty();

  ReportReader(Tasks tasks, BiConsumer<Path, RunReport> read, BiConsumer<Path, Throwable> failed) {
    this.tasks = tasks;
    this.read = read;
    this.failed = failed;
  }

  /** Asks for the report as it is from now on. */
  void request(Path run) {
    if (reading) {
      again = Optional.of(run);
      return;
    }
    reading = true;
    tasks.run(
        () -> report(run),
        report -> {
          read.accept(run, report);
          next();
        },
        failure -> {
          failed.accept(run, failure);
          next();
        });
  }

  private void next() {
    reading = false;
    Optional<Path> waiting = again;
    again = Optional.empty();
    waiting.ifPresent(this::request);
  }

  private static RunReport report(Path run) {
    try (RunStore store = RunStore.read(run)) {
      return RunReport.of(store);
    }
  }
}
