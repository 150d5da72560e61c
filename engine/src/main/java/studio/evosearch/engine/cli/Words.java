package studio.evosearch.engine.cli;

import java.io.File;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
  private Words() {}

  /** A duration such as {@code 7 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
  static String time(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return "?";
    }
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? "%d min %02d s".formatted(s / 60, s % 60)
        : "%d h %02d min".formatted(s / 3600, s / 60 % 60);
  }

  /** A reward or fitness to four significant places; a dash where there is none. */
  static String reward(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  /** A path as a shell takes it for one word, whatever somebody else put into its name. */
  static String quoted(String path) {
    return File.separatorChar == '\\'
        ? '"' + path + '"' // which no name there can hold
        : "'" + path.replace("'", "'\\''") + "'";
  }

  /** A size such as {@code 17.6 MB}. */
  static String bytes(long bytes) {
    return bytes >= 1_000_000_000
        ? String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)
        : bytes >= 1_000_000
            ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
            : String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
  }
}
