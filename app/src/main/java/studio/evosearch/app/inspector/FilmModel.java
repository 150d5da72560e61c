package studio.evosearch.app.inspector;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Films;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.run.RunStore;

/**
 * What plays in the place of the picture: the candidate itself where it is a video, or a film that
 * is made when it is asked for. On the FX thread.
 */
final class FilmModel {
  /** What a film shows. */
  enum Kind {
    /** The candidate. */
    VIDEO,
    /** How the candidate came out of the noise. */
    DENOISING,
    /** The best of each generation. */
    EVOLUTION
  }

  /**
   * A film that is wanted.
   *
   * @param file empty while it is being made
   */
  record Film(Kind kind, Optional<Path> file) {}

  private final Tasks tasks;
  private final Tasks.Latest finding;
  private final Films films;
  private final LargePicture picture;
  private final ReadOnlyObjectWrapper<Optional<Film>> film =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Subject subject = new Subject.Nothing();
  private Optional<Path> video = Optional.empty();
  private long asked;

  FilmModel(Workbench bench, LargePicture picture, TrajectoryModel trajectory) {
    this.tasks = bench.tasks();
    this.finding = tasks.latest();
    this.picture = picture;
    this.films =
        new Films(
            bench.session(),
            tasks,
            failure -> {
              bench.notices().problem(failure);
              showOwn();
            });
    // Whoever looks at a state or a difference has seen enough of a film.
    trajectory.position().subscribe(position -> showOwn());
    trajectory.trajectory().subscribe(states -> showOwn());
    picture.differing().subscribe(on -> showOwn());
  }

  /** What plays, or is being made; empty where the picture is shown. */
  ReadOnlyObjectProperty<Optional<Film>> film() {
    return film.getReadOnlyProperty();
  }

  /** Shows another candidate; nothing changes while it is the same. */
  void show(Subject shown) {
    boolean same =
        shown.stored().isPresent()
            && subject.stored().filter(shown.stored().get()::same).isPresent();
    subject = shown;
    if (same) {
      return;
    }
    finding.drop();
    video = Optional.empty();
    showOwn();
    shown
        .stored()
        .filter(stored -> stored.moment().report().videos())
        .ifPresent(stored -> finding.run(() -> video(stored), this::found));
  }

  private static Optional<Path> video(Subject.Stored stored) {
    try (RunStore store = RunStore.read(stored.run())) {
      return store.video(stored.line().id());
    }
  }

  private void found(Optional<Path> file) {
    video = file;
    if (film.get().isEmpty()) {
      showOwn();
    }
  }

  /** Shows the candidate and no film of how it, or the run, came about. */
  void showOwn() {
    asked++;
    boolean end = picture.scrubbed().isEmpty() && !picture.differing().get();
    film.set(video.filter(file -> end).map(file -> new Film(Kind.VIDEO, Optional.of(file))));
  }

  /** Makes a film and plays it; the one that plays or is being made is left instead. */
  void play(Kind kind) {
    if (film.get().filter(now -> now.kind() == kind).isPresent()) {
      showOwn();
      return;
    }
    subject
        .stored()
        .ifPresent(stored -> {
          long mine = ++asked;
          film.set(Optional.of(new Film(kind, Optional.empty())));
          tasks.run(Films::scratch, file -> make(kind, stored, file, mine));
        });
  }

  private void make(Kind kind, Subject.Stored stored, Path file, long mine) {
    if (kind == Kind.EVOLUTION) {
      films.evolution(stored.run(), file, made -> made(kind, made, mine));
    } else {
      films.denoising(stored.run(), stored.line(), file, made -> made(kind, made, mine));
    }
  }

  private void made(Kind kind, Path file, long mine) {
    if (mine == asked) {
      film.set(Optional.of(new Film(kind, Optional.of(file))));
    }
  }
}
