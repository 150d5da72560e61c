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

/** What a folder's card says of it: {@code studio.json}, else the front matter of its README.md. */
final class ModelCard {
  private static final Pattern ENTRY = Pattern.compile("(license|license_name):\\s*(\\S.*?)\\s*");

  private ModelCard() {}

  /** The licence as the card names it, such as {@code openrail++}. */
  static Optional<String> licence(Path folder) {
    Path own = folder.resolve("studio.json");
    if (Files.exists(own)) {
      Config studio = Config.read(own);
      if (studio.has("licence")) {
        return Optional.of(studio.text("licence"));
      }
    }
    Path readme = folder.resolve("README.md");
    return Files.exists(readme)
        ? fromFrontMatter(new String(Json.bytes(readme), StandardCharsets.UTF_8).lines().toList())
        : Optional.empty();
  }

  private static Optional<String> fromFrontMatter(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
      return Optional.empty();
    }
    Map<String, String> entries = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.strip().equals("---")) {
        break;
      }
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
