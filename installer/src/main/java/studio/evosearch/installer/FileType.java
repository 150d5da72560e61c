package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kind of file that a double click opens in the studio, on Linux and Windows: macOS tells a
 * program of the file in a way that JavaFX does not pass on. A run is a folder, which has no type
 * of its own: it is shared, and opened, as a pack.
 *
 * @param extension without its dot
 * @param mime its MIME type
 * @param description for people
 */
record FileType(String extension, String mime, String description) {
  static final FileType PACK =
      new FileType("evopack", "application/x-evosearch-pack", "EvoSearch pack");

  /** Fills a definition in. */
  String in(String definition) {
    return definition
        .replace("@EXTENSION@", extension)
        .replace("@MIME@", mime)
        .replace("@DESCRIPTION@", description);
  }

  /** Writes it as jpackage reads it. */
  Path properties(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve(extension + ".properties"),
        "extension=%s%nmime-type=%s%ndescription=%s%n".formatted(extension, mime, description));
  }
}
