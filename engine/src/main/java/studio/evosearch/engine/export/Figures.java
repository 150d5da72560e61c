package studio.evosearch.engine.export;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {
  private Figures() {}

  /** A reward or fitness to four significant places; a dash where there is none. */
  static String reward(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "–";
  }
}
