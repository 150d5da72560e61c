package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in every language, and takes the same arguments. */
class StringsTest {
  private static final Path RESOURCES = Path.of("src", "main", "resources");

  static List<Path> translations() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(f -> f.getFileName().toString().equals("strings.properties"))
          .flatMap(f ->
              Stream.of("zh_CN", "ja").map(l -> f.resolveSibling("strings_" + l + ".properties")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void aTranslationSaysAllThatEnglishSays(Path translation) throws IOException {
    Map<String, Integer> english = arguments(translation.resolveSibling("strings.properties"));
    assertFalse(english.isEmpty());
    assertEquals(english, arguments(translation));
  }

  /** How many arguments each text takes. */
  private static Map<String, Integer> arguments(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach((key, text) ->
        counts.put(
            key.toString(), new MessageFormat(text.toString()).getFormatsByArgumentIndex().length));
    return counts;
  }
}
