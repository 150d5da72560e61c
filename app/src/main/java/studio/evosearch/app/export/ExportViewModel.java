package studio.evosearch.app.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.Film;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunStore;

/** Writes the run on show, as it is now, as files. */
final class ExportViewModel {
  private static final Strings STRINGS = Strings.of(ExportViewModel.class);

  private final Session session;
  private final Tasks tasks;
  private final Notices notices;
  private final SavedFiles saved;
  private final Consumer<Reel> player;
  private final BooleanBinding possible;

  /**
   * @param player shows a film
   */
  ExportViewModel(Workbench bench, SavedFiles saved, Consumer<Reel> player) {
    this.session = bench.session();
    this.tasks = bench.tasks();
    this.notices = bench.notices();
    this.saved = saved;
    this.player = player;
    this.possible =
        Bindings.createBooleanBinding(
            () ->
                session.moment().get().filter(m -> !m.report().generations().isEmpty()).isPresent(),
            session.moment());
  }

  /** Whether there is something to export. */
  ObservableBooleanValue possible() {
    return possible;
  }

  /** The folder something was exported to last. */
  Optional<Path> folder() {
    return saved.folder();
  }

  /** The file name an export begins with: the run's, and the kind's ending. */
  String name(RunExport kind) {
    String run =
        session.folder().get().map(folder -> String.valueOf(folder.getFileName())).orElse("run");
    return run.replaceFirst("\\.evorun$", "") + "-" + kind.fileName();
  }

  /** Writes the run on show; the file is whole or not there. */
  void write(RunExport kind, Path file) {
    session.folder().get().ifPresent(run -> write(run, kind, file));
  }

  private void write(Path run, RunExport kind, Path file) {
    tasks.run(
        () -> {
          try (RunStore store = RunStore.read(run)) {
            RunReport report = RunReport.of(store);
            kind.write(store, report, file);
            return kind == RunExport.FILM
                ? Optional.of(new Reel(file, Film.bestOfEach(store, report)))
                : Optional.<Reel>empty();
          }
        },
        film -> {
          saved.saved(file);
          film.ifPresent(this::offer);
        },
        notices::problem);
  }

  private void offer(Reel film) {
    String name = String.valueOf(film.file().getFileName());
    notices.done(STRINGS.text("film", name), STRINGS.text("play"), () -> player.accept(film));
  }
}
