package studio.evosearch.engine.bench;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A list of prompts to search for, one after another.
 *
 * @param name for people: the file's, without its ending
 * @param entries at least one
 */
public record PromptSuite(String name, List<Entry> entries) {
  /** The endings of files that {@link #read} takes. */
  public static final List<String> ENDINGS = List.of(".txt", ".csv", ".json");

  /** One empty prompt, for models that look at none. */
  public static final PromptSuite NOTHING_ASKED =
      new PromptSuite("nothing asked", List.of(new Entry("", "")));

  /**
   * One prompt.
   *
   * @param category what kind it is; empty where the file says none
   */
  public record Entry(String prompt, String category) {}

  public PromptSuite {
    entries = List.copyOf(entries);
  }

  /** The prompts alone. */
  public List<String> prompts() {
    return entries.stream().map(Entry::prompt).toList();
  }

  /**
   * Reads a suite. A {@code .txt} has a prompt a line, with comments after a #. A {@code .csv} has
   * DrawBench's columns: {@code Prompts}, and {@code Category} where it likes; others are not
   * looked at. A {@code .json} is a list of prompts, or of objects with {@code prompt} and {@code
   * category}. All are UTF-8.
   *
   * @throws BadSuiteException naming the file and the line or field that is not so
   * @throws IOException when the file cannot be read
   */
  public static PromptSuite read(Path file) throws IOException {
    String fileName = String.valueOf(file.getFileName());
    String ending =
        ENDINGS.stream()
            .filter(fileName.toLowerCase(Locale.ROOT)::endsWith)
            .findFirst()
            .orElseThrow(() ->
                new BadSuiteException(
                    file, "", "expected a file of prompts ending in one of " + ENDINGS));
    String text = text(file);
    List<Entry> entries =
        switch (ending) {
          case ".csv" -> SuiteFormats.csv(file, text);
          case ".json" -> SuiteFormats.json(file, text);
          default -> SuiteFormats.lines(text);
        };
    if (entries.isEmpty()) {
      throw new BadSuiteException(file, "", "holds no prompt, expected at least one");
    }
    String stem = fileName.substring(0, fileName.length() - ending.length());
    return new PromptSuite(stem.replace('-', ' '), entries);
  }

  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      boolean marked = text.startsWith("\uFEFF");
      return marked ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadSuiteException(file, "", "is not UTF-8 text", e);
    }
  }
}
