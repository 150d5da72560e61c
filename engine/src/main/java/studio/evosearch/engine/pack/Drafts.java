package studio.evosearch.engine.pack;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Where something lies while it is made: hidden, beside where it will be, under no known name. */
final class Drafts {
  private Drafts() {}

  static Path beside(Path target) {
    long number = ThreadLocalRandom.current().nextLong() >>> 1;
    return target.resolveSibling(".evopack-" + Long.toString(number, 36) + ".tmp");
  }
}
