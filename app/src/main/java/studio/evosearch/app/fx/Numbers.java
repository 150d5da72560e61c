package studio.evosearch.app.fx;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private static final String NONE = "–";

  private Numbers() {}

  /** A reward or a fitness, about four digits; a dash for one that is not there. */
  public static String reward(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  /** A gain or a loss, with its sign. */
  public static String difference(double value) {
    return (value > 0 ? "+" : "") + reward(value);
  }

  /** A setting, without digits that say nothing: 0.5, 2, 0.125. */
  public static String setting(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** A whole number, plain, so that it can be copied. */
  public static String count(long value) {
    return Long.toString(value);
  }

  /** A length of time, two units at most: 4.2 s, 3 min 20 s, 2 h 5 min. */
  public static String time(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return NONE;
    }
    long whole = Math.round(seconds);
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return "%d min %d s".formatted(whole / 60, whole % 60);
    }
    return "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  /** A size in memory or on disk, in powers of ten: 41 MB, 3.5 GB. */
  public static String bytes(double bytes) {
    double gigabytes = bytes / 1e9;
    if (gigabytes >= 1) {
      return String.format(Locale.ROOT, "%.1f GB", gigabytes);
    }
    return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
  }
}
