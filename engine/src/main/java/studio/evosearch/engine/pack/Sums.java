package studio.evosearch.engine.pack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code SHA256SUMS}, as {@code sha256sum} writes and checks it: a sum and a name on each line. */
final class Sums {
  static final String FILE = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  private Sums() {}

  static byte[] text(Map<String, String> sums) {
    return sums.entrySet().stream()
        .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The sums by name.
   *
   * @param pack the file they come from, for errors
   */
  static SortedMap<String, String> read(byte[] text, Path pack) {
    SortedMap<String, String> sums = new TreeMap<>();
    for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches() || sums.containsKey(parts.group(2))) {
        throw new PackException(pack, FILE, "expected a sum and a new name, found '" + line + "'");
      }
      sums.put(parts.group(2), parts.group(1));
    }
    return sums;
  }
}
