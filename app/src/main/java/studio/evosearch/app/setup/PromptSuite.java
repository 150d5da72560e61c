package studio.evosearch.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A list of ready prompts.
 *
 * @param name for people
 */
record PromptSuite(String name, List<String> prompts) {
  PromptSuite {
    prompts = List.copyOf(prompts);
  }

  /** Reads a text file with a prompt a line and comments after a #. */
  static PromptSuite read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (var lines = Files.lines(file)) {
      return new PromptSuite(
          name.replaceFirst("\\.txt$", "").replace('-', ' '),
          lines
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList());
    }
  }
}
