package studio.evosearch.app.latents;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import studio.evosearch.app.fx.Failures;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Work;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.analysis.Landscape;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.analysis.RunModels;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** How the reward of the run on show lies over its latents, surveyed in the background. */
final class LandscapeModel {
  /**
   * A landscape.
   *
   * @param report of the run as it was then
   * @param settings of the maps it was surveyed on
   */
  record Survey(RunReport report, MapSettings settings, Landscape landscape) {}

  private final Session session;
  private final MapModel maps;
  private final Notices notices;
  private final Work work;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Survey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Optional<Path> run = Optional.empty();
  private boolean asked;

  LandscapeModel(Workbench bench, MapModel maps) {
    this.session = bench.session();
    this.maps = maps;
    this.notices = bench.notices();
    this.work = new Work(bench.tasks());
    session.folder().subscribe(folder -> refresh());
    session.moment().subscribe(moment -> refresh());
    open.subscribe(now -> refresh());
    maps.looking().subscribe(now -> refresh());
  }

  /** Whether it is on show rather than the map. */
  BooleanProperty open() {
    return open;
  }

  /** The newest survey; the run may have gone on since. */
  ReadOnlyObjectProperty<Optional<Survey>> survey() {
    return survey.getReadOnlyProperty();
  }

  /** How far the next one has come. */
  ReadOnlyObjectProperty<Optional<Work.Progress>> progress() {
    return work.progress();
  }

  /** Why there is none, for a person. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the run on show has gone on since, or other maps are wanted. */
  boolean stale() {
    return survey
        .get()
        .filter(s ->
            !s.settings().equals(maps.settings().get())
                || session
                    .moment()
                    .get()
                    .filter(m -> !m.report().candidates().equals(s.report().candidates()))
                    .isPresent())
        .isPresent();
  }

  /** Once for each run by itself; again when asked. */
  private void refresh() {
    Optional<Path> folder = session.folder().get();
    if (!folder.equals(run)) {
      run = folder;
      asked = false;
      halt();
      problem.set("");
      survey.set(Optional.empty());
    }
    if (open.get() && maps.looking().get() && !asked && session.moment().get().isPresent()) {
      again();
    }
  }

  /** Surveys the run as it is now. */
  void again() {
    session.moment().get().ifPresent(m -> survey(run.orElseThrow(), m.report()));
  }

  /** Adds to the survey how early the guides know, which takes the run's model. */
  void askPreviews() {
    survey.get().ifPresent(found -> askPreviews(run.orElseThrow(), found));
  }

  private void askPreviews(Path folder, Survey found) {
    RunReport report = found.report();
    compute(watcher -> {
      try (RunStore store = RunStore.read(folder)) {
        var ranks =
            RunModels.previewRanks(
                store,
                report,
                Landscape.states(store),
                latents -> session.decode(report.spec(), latents),
                watcher);
        return new Survey(report, found.settings(), found.landscape().with(ranks));
      }
    });
  }

  private void survey(Path folder, RunReport report) {
    asked = true;
    MapSettings settings = maps.settings().get();
    Optional<LatentMap> known =
        maps.plot()
            .filter(plot -> plot.report().candidates().equals(report.candidates()))
            .map(MapPlot::map);
    compute(watcher -> {
      try (RunStore store = RunStore.read(folder)) {
        Landscape landscape =
            Landscape.of(store, report, Landscape.states(store), settings, known, watcher);
        return new Survey(report, settings, landscape);
      }
    });
  }

  private void compute(Work.Job<Survey> job) {
    problem.set("");
    work.run(
        job,
        found -> survey.set(Optional.of(found)),
        failure -> {
          if (Failures.isFault(failure)) {
            notices.problem(failure);
          }
          problem.set(Failures.sentence(failure));
        });
  }

  /** Stops what is being computed. */
  void halt() {
    work.stop();
  }
}
