package studio.evosearch.app.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.run.RunSummary;

/** The run on show against another one of the library. On the FX thread. */
final class RunsModel {
  private final Session session;
  private final Tasks.Latest listing;
  private final Tasks.Latest reading;
  private final ReadOnlyObjectWrapper<List<RunSummary>> choices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Path>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunPair>> pair =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<RunReport> other = Optional.empty();
  private boolean wanted;

  RunsModel(Workbench bench) {
    this.session = bench.session();
    this.listing = bench.tasks().latest();
    this.reading = bench.tasks().latest();
    session.changes().subscribe(change -> list());
    session.folder().subscribe(folder -> list());
    session.moment().subscribe(moment -> pairUp());
    chosen.subscribe(this::read);
  }

  /** The runs of the library that have a picture, the one on show left out. */
  ReadOnlyObjectProperty<List<RunSummary>> choices() {
    return choices.getReadOnlyProperty();
  }

  /** The other run. */
  ObjectProperty<Optional<Path>> chosen() {
    return chosen;
  }

  /** The two runs; empty until both are there. */
  ReadOnlyObjectProperty<Optional<RunPair>> pair() {
    return pair.getReadOnlyProperty();
  }

  /** Whether anybody looks: nothing is listed or worked out for nobody. */
  void want(boolean looked) {
    wanted = looked;
    list();
    pairUp();
  }

  private void list() {
    if (!wanted) {
      return;
    }
    Path library = session.library();
    Optional<Path> shown = session.folder().get();
    listing.run(
        () ->
            new RunLibrary(library)
                .list().stream()
                    .filter(run -> run.best().isPresent())
                    .filter(run -> !shown.equals(Optional.of(run.folder())))
                    .toList(),
        choices::set);
  }

  private void read(Optional<Path> run) {
    reading.drop();
    other = Optional.empty();
    pairUp();
    run.ifPresent(folder ->
        reading.run(
            () -> report(folder),
            report -> {
              other = Optional.of(report);
              pairUp();
            }));
  }

  private static RunReport report(Path run) {
    try (RunStore store = RunStore.read(run)) {
      return RunReport.of(store);
    }
  }

  private void pairUp() {
    pair.set(
        session
            .moment()
            .get()
            .filter(m -> wanted && !chosen.get().equals(session.folder().get()))
            .flatMap(m -> other.map(o -> RunPair.of(m.report(), m.generation(), o))));
  }
}
