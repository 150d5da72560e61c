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
import studio.evosearch.app.session.Films;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/** Writes the run on show, as it is now, as files. */
final class ExportViewModel {
  private static final Strings STRINGS = Strings.of(ExportViewModel.class);

  private final Session session;
  private final Tasks tasks;
  private final Notices notices;
  private final SavedFiles saved;
  private final Films films;
  private final Consumer<Path> player;
  private final BooleanBinding possible;
  private final BooleanBinding candidate;

  /**
   * @param player shows a film
   */
  ExportViewModel(Workbench bench, SavedFiles saved, Consumer<Path> player) {
    this.session = bench.session();
    this.tasks = bench.tasks();
    this.notices = bench.notices();
    this.saved = saved;
    this.films = new Films(session, tasks, notices::problem);
    this.player = player;
    this.possible =
        Bindings.createBooleanBinding(
            () ->
                session.moment().get().filter(m -> !m.report().generations().isEmpty()).isPresent(),
            session.moment());
    this.candidate =
        Bindings.createBooleanBinding(
            () -> selected().isPresent(), session.moment(), session.selection().focus());
  }

  /** Whether there is something to export. */
  ObservableBooleanValue possible() {
    return possible;
  }

  /** Whether a candidate is selected that has its picture. */
  ObservableBooleanValue candidateSelected() {
    return candidate;
  }

  private Optional<CandidateLine> selected() {
    return session
        .moment()
        .get()
        .flatMap(moment -> session.selection().focus().get().flatMap(moment::candidate));
  }

  /** The folder something was exported to last. */
  Optional<Path> folder() {
    return saved.folder();
  }

  /** The file name an export begins with: the run's, and the kind's ending. */
  String name(RunExport kind) {
    return run() + "-" + kind.fileName();
  }

  /** The file name a film of the selected candidate begins with. */
  String denoisingName() {
    return run() + selected().map(c -> "-%06d".formatted(c.id())).orElse("") + "-denoising.mp4";
  }

  private String run() {
    return session
        .folder()
        .get()
        .map(folder -> String.valueOf(folder.getFileName()).replaceFirst("\\.evorun$", ""))
        .orElse("run");
  }

  /** Writes the run on show; the file is whole or not there. */
  void write(RunExport kind, Path file) {
    session
        .folder()
        .get()
        .ifPresent(run -> {
          if (kind == RunExport.FILM) {
            films.evolution(run, file, this::filmed);
          } else {
            write(run, kind, file);
          }
        });
  }

  private void write(Path run, RunExport kind, Path file) {
    tasks.run(
        () -> {
          try (RunStore store = RunStore.read(run)) {
            kind.write(store, RunReport.of(store), file);
          }
          return file;
        },
        saved::saved,
        notices::problem);
  }

  /** Writes how the selected candidate came out of the noise. */
  void writeDenoising(Path file) {
    session
        .folder()
        .get()
        .ifPresent(
            run -> selected().ifPresent(line -> films.denoising(run, line, file, this::filmed)));
  }

  private void filmed(Path film) {
    saved.saved(film);
    String name = String.valueOf(film.getFileName());
    notices.done(STRINGS.text("film", name), STRINGS.text("play"), () -> player.accept(film));
  }
}
