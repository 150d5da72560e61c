package studio.evosearch.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Work;
import studio.evosearch.engine.analysis.Watcher;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.pack.Manifest;
import studio.evosearch.engine.pack.Packing;
import studio.evosearch.engine.pack.Unpacking;
import studio.evosearch.engine.run.RunFolders;

/**
 * Models, rewards and runs that come and go as one file each: one at a time, in the background,
 * with a notice at the end. On the FX thread.
 */
public final class Packs {
  private static final Strings STRINGS = Strings.of(Packs.class);

  private final Session session;
  private final Draft draft;
  private final Notices notices;
  private final SavedFiles saved;
  private final Work work;

  private record Unpacked(Manifest manifest, Path folder) {}

  public Packs(Session session, Draft draft, Tasks tasks, Notices notices) {
    this.session = session;
    this.draft = draft;
    this.notices = notices;
    this.saved = new SavedFiles(tasks, notices);
    this.work = new Work(tasks);
  }

  /** How far it is; empty while nothing is packed or unpacked. */
  public ReadOnlyObjectProperty<Optional<Work.Progress>> progress() {
    return work.progress();
  }

  /** Stops it; nothing stays of what was begun. */
  public void cancel() {
    work.stop();
  }

  /** Makes a pack of a model, a reward or a run. */
  public void pack(Path folder, Path file) {
    begin(
        watcher -> {
          Packing.pack(folder, file, told(watcher, "packing", file));
          return file;
        },
        saved::saved);
  }

  /** Unpacks into the library; shows a run, uses a model, and offers a reward. */
  public void open(Path file) {
    Path library = session.library();
    begin(watcher -> unpack(file, library, watcher), this::unpacked);
  }

  private <T> void begin(Work.Job<T> job, Consumer<T> done) {
    if (work.progress().get().isPresent()) {
      notices.warning(STRINGS.text("pack.busy"));
    } else {
      work.run(job, done, notices::problem);
    }
  }

  private static Unpacked unpack(Path file, Path library, Watcher watcher) throws IOException {
    Manifest manifest = Unpacking.manifest(file);
    Path folder = manifest.place(library);
    Unpacking.unpack(file, folder, told(watcher, "unpacking", file));
    return new Unpacked(manifest, folder);
  }

  private static ByteProgress told(Watcher watcher, String what, Path file) {
    String name = String.valueOf(file.getFileName());
    return (done, all) ->
        watcher.at(
            STRINGS.text(
                "pack." + what, name, Numbers.bytes((double) done), Numbers.bytes((double) all)),
            (double) done / all);
  }

  private void unpacked(Unpacked unpacked) {
    Path folder = unpacked.folder();
    String name = RunFolders.name(folder);
    String text = STRINGS.text("pack.unpacked." + unpacked.manifest().kind(), name);
    switch (unpacked.manifest().kind()) {
      case RUN -> {
        notices.done(text);
        session.showNew(folder);
      }
      case MODEL -> {
        notices.done(text);
        draft.useModel(folder);
      }
      case REWARD -> notices.done(text, STRINGS.text("pack.guide"), () -> draft.addReward(folder));
    }
  }
}
