package studio.evosearch.app.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.evosearch.app.fx.Failures;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunSummary;

/** The runs in the library's folder: which are listed, and which are selected. */
final class LibraryViewModel {
  private static final Strings STRINGS = Strings.of(LibraryViewModel.class);

  private record Contents(List<RunSummary> runs, int trashed) {}

  private final Session session;
  private final Notices notices;
  private final ObservableList<LibraryRun> rows = FXCollections.observableArrayList();

  /** One for all who listen, since a view of a list is kept only as long as somebody holds it. */
  private final ObservableList<LibraryRun> shown = FXCollections.unmodifiableObservableList(rows);

  private final ObjectProperty<LibraryQuery> query = new SimpleObjectProperty<>(LibraryQuery.ALL);
  private final ReadOnlyObjectWrapper<List<LibraryRun>> selected =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper trashed = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper message =
      new ReadOnlyStringWrapper(STRINGS.text("list.reading"));
  private final Rereading<Contents> rereading;

  private RunLibrary library;
  private List<RunSummary> listed = List.of();
  private List<LibraryRun> known = List.of();
  private boolean read;
  private boolean arranging;

  /**
   * @param rest runs what it is given on the FX thread after a rest, which lies between two
   *     readings of the folder
   */
  LibraryViewModel(Workbench bench, Executor rest) {
    this.session = bench.session();
    this.notices = bench.notices();
    this.library = new RunLibrary(session.library());
    this.rereading =
        new Rereading<>(bench.tasks(), rest, this::contents, this::show, this::cannotRead);
    query.subscribe(wanted -> arrange());
    bench.preferences().current().subscribe(preferences -> moved());
    session.changes().subscribe(changes -> changed());
  }

  /** The runs that are listed. */
  ObservableList<LibraryRun> rows() {
    return shown;
  }

  /** Which runs are listed, and in what order. */
  ObjectProperty<LibraryQuery> query() {
    return query;
  }

  /** Why no run is listed, while that is so. */
  ReadOnlyStringProperty message() {
    return message.getReadOnlyProperty();
  }

  /** How many runs lie in the trash. */
  ReadOnlyIntegerProperty trashed() {
    return trashed.getReadOnlyProperty();
  }

  /** The library whose runs are listed. */
  RunLibrary library() {
    return library;
  }

  // --- the selection

  /** The selected ones of the listed runs. */
  ReadOnlyObjectProperty<List<LibraryRun>> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Selects these alone. */
  void select(List<LibraryRun> runs) {
    if (!arranging) {
      selected.set(List.copyOf(runs));
    }
  }

  /** The selected run, when it is one alone. */
  Optional<LibraryRun> one() {
    List<LibraryRun> runs = selected.get();
    return runs.size() == 1 ? Optional.of(runs.getFirst()) : Optional.empty();
  }

  /** Whether one run is selected, and it is such a one. */
  BooleanBinding oneIs(Predicate<LibraryRun> such) {
    return Bindings.createBooleanBinding(() -> one().filter(such).isPresent(), selected);
  }

  // --- reading

  /** Reads the folder at once. */
  void refresh() {
    rereading.now();
  }

  private void moved() {
    if (!library.folder().equals(session.library())) {
      library = new RunLibrary(session.library());
      listed = List.of();
      read = false;
      arrange();
      rereading.now();
    }
  }

  private void changed() {
    // Many come at once from a fast run, and few of them change a line before it is read again.
    if (!runs().equals(known)) {
      arrange();
    }
    rereading.soon();
  }

  private Contents contents() {
    RunLibrary now = library;
    return new Contents(now.list(), now.trashed().size());
  }

  private void show(Contents contents) {
    listed = contents.runs();
    trashed.set(contents.trashed());
    boolean first = !read;
    read = true;
    arrange();
    if (first) {
      known.stream().findFirst().ifPresent(this::offerToGoOn);
    }
  }

  /** The newest run may be one that broke off with the studio, or with the machine. */
  private void offerToGoOn(LibraryRun newest) {
    if (newest.state() == RunState.INTERRUPTED && newest.resumable()) {
      notices.warning(
          STRINGS.text("interrupted", newest.summary().name()),
          STRINGS.text("library.resume"),
          () -> session.resume(newest.folder()));
    }
  }

  private void cannotRead(Throwable failure) {
    listed = List.of();
    arrange();
    message.set(Failures.sentence(failure));
  }

  private void arrange() {
    known = runs();
    List<LibraryRun> arranged = query.get().of(known, LibraryViewModel::texts);
    message.set(
        STRINGS.text(!read ? "list.reading" : listed.isEmpty() ? "list.empty" : "list.noMatch"));
    if (!arranged.equals(rows)) {
      List<Path> kept = selected.get().stream().map(LibraryRun::folder).toList();
      arranging = true;
      rows.setAll(arranged);
      arranging = false;
      selected.set(rows.stream().filter(run -> kept.contains(run.folder())).toList());
    }
  }

  private List<LibraryRun> runs() {
    return listed.stream().map(this::run).toList();
  }

  private LibraryRun run(RunSummary summary) {
    return session
        .liveState(summary.folder())
        .map(state -> new LibraryRun(summary, state, true))
        .orElseGet(() -> new LibraryRun(summary, summary.state(), false));
  }

  /** What a person may look for in a run. */
  private static String texts(LibraryRun run) {
    RunSummary summary = run.summary();
    return summary.tags().stream()
        .collect(
            Collectors.joining(
                " ",
                "%s %s %s %s %s "
                    .formatted(
                        summary.prompt(),
                        summary.name(),
                        summary.model(),
                        summary.method(),
                        state(run)),
                ""));
  }

  /** A run's state in words. */
  static String state(LibraryRun run) {
    return STRINGS.text(run.readable() ? "state." + run.state() : "state.unreadable");
  }
}
