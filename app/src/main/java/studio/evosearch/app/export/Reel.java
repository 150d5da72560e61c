package studio.evosearch.app.export;

import java.nio.file.Path;
import java.util.List;
import studio.evosearch.engine.model.Picture;

/**
 * A film that was written.
 *
 * @param file the film
 * @param pictures what it shows, for a system that cannot play it
 */
record Reel(Path file, List<Picture> pictures) {
  Reel {
    pictures = List.copyOf(pictures);
  }
}
