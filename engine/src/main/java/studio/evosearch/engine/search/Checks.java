package studio.evosearch.engine.search;

/** Checks of settings at the public border; the message names the setting and holds the value. */
final class Checks {
  private Checks() {}

  static void unit(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, not " + value);
    }
  }

  static void atLeastZero(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and at least 0, not " + value);
    }
  }

  static void atLeast(String name, int least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }
}
