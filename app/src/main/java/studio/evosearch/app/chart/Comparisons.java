package studio.evosearch.app.chart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSummary;
import studio.evosearch.engine.search.MethodKind;

/** What the run on show can be compared with: runs of the library, and baselines. */
final class Comparisons {
  private record Baseline(Path run, MethodKind kind) {}

  private final Session session;
  private final Tasks tasks;
  private final Overlays overlays;
  private final Map<Baseline, Integer> started = new HashMap<>();

  Comparisons(Session session, Tasks tasks, Overlays overlays) {
    this.session = session;
    this.tasks = tasks;
    this.overlays = overlays;
  }

  /** Queues a run of another method with the same NFE, and shows it in the chart. */
  void startBaseline(RunReport report, MethodKind kind) {
    Path run = Path.of(report.run());
    int before = started.merge(new Baseline(run, kind), 1, Integer::sum) - 1;
    session.start(
        Baselines.spec(report, kind, before),
        false,
        handle -> tasks.fx().execute(() -> overlay(run, handle.folder())));
  }

  private void overlay(Path run, Path baseline) {
    if (onShow(run)) {
      overlays.add(baseline);
    }
  }

  private boolean onShow(Path run) {
    return session.folder().get().equals(Optional.of(run));
  }

  /** Lists the runs of the library that can be added, the newest first. */
  void list(Consumer<List<RunSummary>> listed) {
    Path library = session.library();
    tasks.run(
        () -> new RunLibrary(library).list(),
        runs -> listed.accept(runs.stream().filter(this::addable).toList()));
  }

  private boolean addable(RunSummary run) {
    return run.problem().isEmpty()
        && run.candidates() > 0
        && !onShow(run.folder())
        && !overlays.contains(run.folder());
  }
}
