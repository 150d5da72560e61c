package studio.evosearch.engine.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's card, the README.md in its folder: front matter in YAML, then Markdown. */
public final class ModelCard {
  private static final Pattern ENTRY = Pattern.compile("(license|license_name):\\s*(\\S.*?)\\s*");
  private static final String FENCE = "---";

  private ModelCard() {}

  /**
   * The card for people to read: Markdown without front matter, empty where there is no card.
   *
   * @param folder the folder of the model's files, in the Hugging Face cache a snapshot
   */
  public static Optional<String> text(Path folder) {
    return lines(folder)
        .map(lines -> String.join("\n", lines.subList(body(lines), lines.size())).strip());
  }

  /** The licence by {@code studio.json}, else as the card names it, such as {@code openrail++}. */
  static Optional<String> licence(Path folder) {
    return StudioFile.of(folder)
        .licence()
        .or(() -> lines(folder).flatMap(lines -> licence(lines.subList(0, body(lines)))));
  }

  private static Optional<List<String>> lines(Path folder) {
    Path readme = folder.resolve("README.md");
    return Files.exists(readme)
        ? Optional.of(new String(Json.bytes(readme), StandardCharsets.UTF_8).lines().toList())
        : Optional.empty();
  }

  /** Where the front matter ends; 0 where there is none. */
  private static int body(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals(FENCE)) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Optional<String> licence(List<String> frontMatter) {
    Map<String, String> entries = new HashMap<>();
    for (String line : frontMatter) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        entries.put(entry.group(1), unquoted(entry.group(2)));
      }
    }
    // A licence without an identifier is "other", and its name stands beside it.
    Optional<String> licence = Optional.ofNullable(entries.get("license"));
    return licence.map(l -> l.equals("other") ? entries.getOrDefault("license_name", l) : l);
  }

  private static String unquoted(String text) {
    return text.matches("\"[^\"]*\"|'[^']*'") ? text.substring(1, text.length() - 1) : text;
  }
}
