package studio.evosearch.engine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names for runs that a person gave none. */
final class RunFolders {
  private RunFolders() {}

  /** A name in this folder that is not taken, made of the prompt's first words. */
  static Path free(String prompt, String model) {
    String text = prompt.isBlank() ? model : prompt;
    String words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem = words.isEmpty() ? "run" : words.substring(0, Math.min(40, words.length()));
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> Path.of(stem + (i == 1 ? "" : "-" + i) + ".evorun"))
        .filter(Files::notExists)
        .findFirst()
        .orElseThrow();
  }
}
