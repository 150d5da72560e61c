package studio.evosearch.app.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.FlipBook;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.run.RunStore;

/**
 * The videos among what is compared, in step: all of them show their next frame at the same moment,
 * whatever way they are held against each other. On the FX thread.
 */
final class VideoLoop {
  private record Reel(List<Image> frames, double framesPerSecond) {}

  private final CompareViewModel model;
  private final Tasks tasks;
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ReadOnlyDoubleWrapper framesPerSecond = new ReadOnlyDoubleWrapper(1);
  private final Map<Pictures.Key, Reel> reels = new HashMap<>();
  private final Set<Pictures.Key> asked = new HashSet<>();
  private int frame;

  VideoLoop(CompareViewModel model, Tasks tasks) {
    this.model = model;
    this.tasks = tasks;
    playing.subscribe(on -> load());
    model.entries().subscribe(entries -> load());
  }

  /** Whether they are to play. */
  BooleanProperty playing() {
    return playing;
  }

  /** Whether there are any. */
  BooleanBinding any() {
    return Bindings.createBooleanBinding(
        () -> model.entries().get().stream().anyMatch(Entry::video), model.entries());
  }

  /** How fast the one plays that was read last. */
  ReadOnlyDoubleProperty framesPerSecond() {
    return framesPerSecond.getReadOnlyProperty();
  }

  /** Reads the videos that are compared once they are to play, and forgets the others. */
  private void load() {
    List<Entry> videos = model.entries().get().stream().filter(Entry::video).toList();
    List<Pictures.Key> wanted = videos.stream().map(Entry::picture).toList();
    reels.keySet().retainAll(wanted);
    asked.retainAll(wanted);
    if (playing.get()) {
      videos.stream().filter(entry -> asked.add(entry.picture())).forEach(this::read);
    }
  }

  private void read(Entry entry) {
    tasks.run(
        () -> reel(entry),
        found ->
            found
                .filter(reel -> asked.contains(entry.picture()))
                .ifPresent(reel -> {
                  reels.put(entry.picture(), reel);
                  framesPerSecond.set(reel.framesPerSecond());
                }));
  }

  private static Optional<Reel> reel(Entry entry) throws IOException {
    Optional<Path> file;
    try (RunStore store = RunStore.read(entry.run())) {
      file = store.video(entry.id());
    }
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Footage footage = Mp4.decode(Files.readAllBytes(file.get()));
    return Optional.of(new Reel(FlipBook.images(footage), footage.framesPerSecond()));
  }

  /** Shows the next frame of each; a shorter one begins again earlier. */
  void advance() {
    frame++;
    reels.forEach(
        (key, reel) -> model.images().put(key, reel.frames().get(frame % reel.frames().size())));
  }
}
