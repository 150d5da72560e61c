package studio.evosearch.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import studio.evosearch.engine.export.Denoising;
import studio.evosearch.engine.export.Film;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
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
  private final Consumer<Reel> player;
  private final BooleanBinding possible;
  private final BooleanBinding candidate;

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

  /**
   * Writes how the selected candidate came out of the noise; the engine decodes its kept states.
   */
  void writeDenoising(Path file) {
    Optional<Path> run = session.folder().get();
    Optional<CandidateLine> line = selected();
    if (run.isPresent() && line.isPresent()) {
      tasks.run(
          () -> {
            try (RunStore store = RunStore.read(run.get())) {
              return List.copyOf(Denoising.states(store, line.get()));
            }
          },
          states -> gather(run.get(), line.get().id(), states, List.of(), file),
          notices::problem);
    }
  }

  /** Asks for one picture after another, so that the engine serves others between. */
  private void gather(Path run, long id, List<Integer> states, List<byte[]> pictures, Path file) {
    if (pictures.size() == states.size()) {
      writeFilm(pictures, file);
      return;
    }
    session.ask(
        engine -> engine.preview(run, id, states.get(pictures.size())),
        png -> {
          List<byte[]> more = new ArrayList<>(pictures);
          more.add(png);
          gather(run, id, states, more, file);
        },
        notices::problem);
  }

  private void writeFilm(List<byte[]> pngs, Path file) {
    tasks.run(
        () -> {
          List<Picture> pictures = new ArrayList<>();
          for (byte[] png : pngs) {
            pictures.add(Png.decode(png));
          }
          Film.write(file, pictures, Film.SECONDS_A_PICTURE);
          return new Reel(file, pictures);
        },
        film -> {
          saved.saved(file);
          offer(film);
        },
        notices::problem);
  }
}
