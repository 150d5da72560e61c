package studio.evosearch.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.export.Denoising;
import studio.evosearch.engine.export.Film;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/** Films of runs, made in the background. To be used on the FX thread. */
public final class Films {
  private final Session session;
  private final Tasks tasks;
  private final Consumer<Throwable> failed;

  /**
   * @param failed hears why a film could not be made
   */
  public Films(Session session, Tasks tasks, Consumer<Throwable> failed) {
    this.session = session;
    this.tasks = tasks;
    this.failed = failed;
  }

  /** A file for a film that is played and not kept: it is gone when the program ends. */
  public static Path scratch() throws IOException {
    Path file = Files.createTempFile("evosearch-", ".mp4");
    file.toFile().deleteOnExit();
    return file;
  }

  /** Writes the best of each generation of a run, one after another. */
  public void evolution(Path run, Path file, Consumer<Path> done) {
    tasks.run(
        () -> {
          try (RunStore store = RunStore.read(run)) {
            RunExport.FILM.write(store, RunReport.of(store), file);
          }
          return file;
        },
        done,
        failed);
  }

  /** Writes how a candidate came out of the noise; the engine decodes its kept states. */
  public void denoising(Path run, CandidateLine line, Path file, Consumer<Path> done) {
    tasks.run(
        () -> {
          try (RunStore store = RunStore.read(run)) {
            return List.copyOf(Denoising.states(store, line));
          }
        },
        states -> gather(run, line.id(), states, List.of(), pngs -> write(pngs, file, done)),
        failed);
  }

  /** Asks for one picture after another, so that the engine serves others between. */
  private void gather(
      Path run, long id, List<Integer> states, List<byte[]> pngs, Consumer<List<byte[]>> done) {
    if (pngs.size() == states.size()) {
      done.accept(pngs);
      return;
    }
    session.ask(
        engine -> engine.preview(run, id, states.get(pngs.size())),
        png -> {
          List<byte[]> more = new ArrayList<>(pngs);
          more.add(png);
          gather(run, id, states, more, done);
        },
        failed);
  }

  private void write(List<byte[]> pngs, Path file, Consumer<Path> done) {
    tasks.run(
        () -> {
          List<Picture> pictures = new ArrayList<>();
          for (byte[] png : pngs) {
            pictures.add(Png.decode(png));
          }
          Film.write(file, pictures, Film.SECONDS_A_PICTURE);
          return file;
        },
        done,
        failed);
  }
}
