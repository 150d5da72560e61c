package studio.evosearch.engine.run;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A run that was thrown away and can be brought back.
 *
 * @param folder where it lies now
 * @param since when it was thrown away
 */
public record Trashed(Path folder, Instant since) {
  /** The name its folder had, and has again when it is brought back where that is free. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }
}
