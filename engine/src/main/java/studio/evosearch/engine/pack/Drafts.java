package studio.evosearch.engine.pack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import studio.evosearch.engine.run.Deletion;

/** Where something lies while it is made: hidden, beside where it will be, under no known name. */
final class Drafts {
  private static final String PREFIX = ".evopack-";
  private static final String SUFFIX = ".tmp";

  private Drafts() {}

  /** A new name; what a process that was killed left there a day ago is deleted. */
  static Path beside(Path target) throws IOException {
    Instant old = Instant.now().minus(Duration.ofDays(1));
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(target.resolveSibling(""), PREFIX + "*" + SUFFIX)) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(old)) {
          Deletion.of(draft);
        }
      }
    }
    long number = ThreadLocalRandom.current().nextLong() >>> 1;
    return target.resolveSibling(PREFIX + Long.toString(number, 36) + SUFFIX);
  }
}
