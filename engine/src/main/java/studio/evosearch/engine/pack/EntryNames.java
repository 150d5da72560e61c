package studio.evosearch.engine.pack;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files in a pack: relative, with forward slashes, and such that every system can hold
 * them, the one that takes {@code A} and {@code a} for the same as well.
 */
final class EntryNames {
  private static final Pattern RESERVED =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|]+");

  private EntryNames() {}

  /** Why a name cannot be a file's in a pack; empty when it can. */
  static Optional<String> problem(String name) {
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("the name does not lead to a file inside the folder");
      }
      if (FORBIDDEN.matcher(part).find()
          || part.endsWith(".")
          || part.endsWith(" ")
          || RESERVED.matcher(part).matches()) {
        return Optional.of("'" + part + "' is a name that not every system can hold");
      }
    }
    return Optional.empty();
  }

  /** One name, no path, with a hyphen for what not every system can hold in it. */
  static String cleaned(String name) {
    return FORBIDDEN.matcher(name).replaceAll("-");
  }

  /** The first name that some system takes for another one's, or for a folder of another one's. */
  static Optional<String> clash(Collection<String> names) {
    Set<String> files = new HashSet<>();
    for (String name : names) {
      if (!files.add(folded(name))) {
        return Optional.of(name);
      }
    }
    return names.stream().filter(name -> isBelowOne(folded(name), files)).findFirst();
  }

  private static boolean isBelowOne(String name, Set<String> files) {
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
      if (files.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
