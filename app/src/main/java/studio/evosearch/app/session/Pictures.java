package studio.evosearch.app.session;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunStore;

/**
 * Pictures of candidates, read and decoded in the background, the latest used kept. What was asked
 * for last comes first, and what nobody wants any more is not read. On the FX thread.
 */
public final class Pictures {
  private static final long KEPT_BYTES = 192L << 20;
  private static final int AT_ONCE = 24;

  /**
   * Which picture.
   *
   * @param run the run's folder
   * @param size longest side at most, in pixels; 0 for the picture's own
   */
  public record Key(Path run, long candidate, int size) {}

  private record Request(Key key, BooleanSupplier wanted, Consumer<Image> done) {}

  private final Tasks tasks;
  private final LinkedHashMap<Key, Image> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final List<Request> waiting = new ArrayList<>();
  private long keptBytes;
  private boolean reading;

  public Pictures(Tasks tasks) {
    this.tasks = tasks;
  }

  /** A picture that is at hand. */
  public Optional<Image> kept(Key key) {
    return Optional.ofNullable(kept.get(key));
  }

  /**
   * Asks for a picture; it is handed over at once when it is at hand.
   *
   * @param wanted asked before it is read: whether it is still of use
   */
  public void request(Key key, BooleanSupplier wanted, Consumer<Image> done) {
    Optional<Image> here = kept(key);
    if (here.isPresent()) {
      done.accept(here.get());
      return;
    }
    waiting.add(new Request(key, wanted, done));
    readNext();
  }

  /** Keeps no picture of a run any more: it was moved away, and another may take its place. */
  public void forget(Path run) {
    kept.entrySet()
        .removeIf(entry -> {
          boolean gone = entry.getKey().run().equals(run);
          keptBytes -= gone ? bytes(entry.getValue()) : 0;
          return gone;
        });
  }

  private void readNext() {
    waiting.removeIf(request -> !request.wanted().getAsBoolean());
    if (reading || waiting.isEmpty()) {
      return;
    }
    reading = true;
    Path run = waiting.getLast().key().run();
    List<Request> some =
        waiting.reversed().stream().filter(r -> r.key().run().equals(run)).limit(AT_ONCE).toList();
    waiting.removeAll(some);
    tasks.run(
        () -> read(run, some.stream().map(Request::key).distinct().toList()),
        images -> {
          reading = false;
          images.forEach(this::keep);
          some.forEach(r -> Optional.ofNullable(images.get(r.key())).ifPresent(r.done()));
          readNext();
        },
        failure -> {
          // A run that was moved away meanwhile: its cells stay empty, the others go on.
          reading = false;
          readNext();
        });
  }

  private static Map<Key, Image> read(Path run, List<Key> keys) {
    Map<Key, Image> images = new LinkedHashMap<>();
    try (RunStore store = RunStore.read(run)) {
      for (Key key : keys) {
        picture(store, key).ifPresent(image -> images.put(key, image));
      }
    }
    return images;
  }

  /** One picture that is missing must not hide the others. */
  private static Optional<Image> picture(RunStore store, Key key) {
    try {
      return Optional.of(decode(store.png(key.candidate()), key.size()));
    } catch (RunException e) {
      return Optional.empty();
    }
  }

  /**
   * A PNG as an image; can be called on any thread.
   *
   * @param size longest side at most; 0 for its own
   */
  public static Image decode(byte[] png, int size) {
    Image whole = new Image(new ByteArrayInputStream(png));
    return size == 0 || Math.max(whole.getWidth(), whole.getHeight()) <= size
        ? whole
        : new Image(new ByteArrayInputStream(png), size, size, true, true);
  }

  private void keep(Key key, Image image) {
    Image old = kept.put(key, image);
    keptBytes += bytes(image) - (old == null ? 0 : bytes(old));
    Iterator<Map.Entry<Key, Image>> eldest = kept.entrySet().iterator();
    while (keptBytes > KEPT_BYTES && eldest.hasNext()) {
      keptBytes -= bytes(eldest.next().getValue());
      eldest.remove();
    }
  }

  private static long bytes(Image image) {
    return Math.round(image.getWidth() * image.getHeight() * 4);
  }
}
