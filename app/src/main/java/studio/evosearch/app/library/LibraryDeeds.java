package studio.evosearch.app.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunLibrary;
import studio.evosearch.engine.run.Trashed;

/** What a person does with the library's runs. */
final class LibraryDeeds {
  private static final Strings STRINGS = Strings.of(LibraryDeeds.class);

  private record Trashing(List<Trashed> gone, List<RunException> refused) {}

  private final LibraryViewModel model;
  private final Session session;
  private final Tasks tasks;
  private final Notices notices;
  private final Pictures pictures;

  LibraryDeeds(LibraryViewModel model, Workbench bench) {
    this.model = model;
    this.session = bench.session();
    this.tasks = bench.tasks();
    this.notices = bench.notices();
    this.pictures = bench.pictures();
  }

  /** Shows the selected run. */
  void open() {
    model.one().filter(LibraryRun::readable).ifPresent(run -> session.show(run.folder()));
  }

  /** Goes on with a run that ended too early. */
  void resume(LibraryRun run) {
    if (run.resumable()) {
      session.resume(run.folder());
    }
  }

  /** Repeats the selected run with its journal. */
  void replay() {
    model.one().map(LibraryRun::folder).ifPresent(session::replay);
  }

  /** Sets the selected run's tags: words between commas. */
  void tag(String words) {
    List<String> tags =
        Stream.of(words.split("[,;，；、]")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    RunLibrary library = model.library();
    model
        .one()
        .map(LibraryRun::folder)
        .ifPresent(run ->
            tasks.run(
                () -> {
                  library.tags(run, tags);
                  return run;
                },
                tagged -> model.refresh()));
  }

  /** Throws the selected runs away, to be brought back by the notice's button. */
  void trash() {
    List<LibraryRun> runs = model.selected().get();
    if (runs.stream().anyMatch(LibraryRun::live)) {
      notices.warning(STRINGS.text("trash.live"));
    }
    List<Path> folders = runs.stream().filter(run -> !run.live()).map(LibraryRun::folder).toList();
    Optional<Path> onShow = session.folder().get().filter(folders::contains);
    if (onShow.isPresent()) {
      session.showNone();
    }
    RunLibrary library = model.library();
    if (!folders.isEmpty()) {
      tasks.run(
          () -> trash(library, folders),
          done -> {
            folders.forEach(pictures::forget);
            tell(library, done, onShow);
          });
    }
  }

  private static Trashing trash(RunLibrary library, List<Path> runs) {
    Trashing trashing = new Trashing(new ArrayList<>(), new ArrayList<>());
    for (Path run : runs) {
      try {
        trashing.gone().add(library.trash(run));
      } catch (RunException e) {
        // One that cannot be moved must not keep the others.
        trashing.refused().add(e);
      }
    }
    return trashing;
  }

  private void tell(RunLibrary library, Trashing done, Optional<Path> onShow) {
    model.refresh();
    done.refused().forEach(notices::problem);
    List<Trashed> gone = done.gone();
    if (!gone.isEmpty()) {
      String what =
          gone.size() == 1
              ? STRINGS.text("trash.one", gone.getFirst().name())
              : STRINGS.text("trash.many", String.valueOf(gone.size()));
      notices.done(what, STRINGS.text("undo"), () -> restore(library, gone, onShow));
    }
  }

  private void restore(RunLibrary library, List<Trashed> gone, Optional<Path> onShow) {
    tasks.run(
        () -> gone.stream().map(library::restore).toList(),
        back -> {
          model.refresh();
          onShow.filter(back::contains).ifPresent(session::show);
        });
  }

  /** Deletes what lies in the trash for good. */
  void emptyTrash() {
    RunLibrary library = model.library();
    tasks.run(
        () -> {
          library.emptyTrash();
          return library;
        },
        emptied -> model.refresh());
  }
}
