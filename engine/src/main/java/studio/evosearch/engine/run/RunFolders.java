package studio.evosearch.engine.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names for runs that a person gave none, and for what would take the place of another. */
public final class RunFolders {
  /** How a run's folder ends. */
  public static final String SUFFIX = ".evorun";

  private static final int LONGEST = 40;

  private RunFolders() {}

  /** A run's name for people: its folder's, without the ending. */
  public static String name(Path run) {
    String name = String.valueOf(run.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /**
   * A folder in {@code parent} that is not there yet, named by the prompt's first words in whatever
   * script, else by the model.
   */
  public static Path free(Path parent, String prompt, String model) {
    return free(parent.resolve(stem(prompt, model) + SUFFIX));
  }

  /**
   * The folder of one of many runs, always the same: its number and the prompt's first words.
   *
   * @param number from 0
   */
  public static Path numbered(Path parent, int number, String prompt, String model) {
    return parent.resolve("%03d-%s%s".formatted(number + 1, stem(prompt, model), SUFFIX));
  }

  private static String stem(String prompt, String model) {
    return Stream.of(prompt, References.name(model))
        .map(RunFolders::words)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("run");
  }

  /** The path itself, or one beside it with a number in its name when it is taken. */
  public static Path free(Path wanted) {
    return free(wanted, wanted.toString().endsWith(SUFFIX) ? SUFFIX : "");
  }

  /**
   * The same for other files.
   *
   * @param ending of the path, which stays its ending
   */
  public static Path free(Path wanted, String ending) {
    String name = String.valueOf(wanted.getFileName());
    String stem = name.substring(0, name.length() - ending.length());
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? wanted : wanted.resolveSibling(stem + "-" + i + ending))
        .filter(Files::notExists)
        .findFirst()
        .orElseThrow();
  }

  /** Letters, their marks and digits, with a hyphen for whatever lies between. */
  private static String words(String text) {
    String words =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    int end =
        words.offsetByCodePoints(0, Math.min(LONGEST, words.codePointCount(0, words.length())));
    return words.substring(0, end).replaceAll("-$", "");
  }
}
