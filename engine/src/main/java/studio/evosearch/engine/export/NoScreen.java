package studio.evosearch.engine.export;

/** Drawing needs no screen, and a server has none to ask for fonts. */
final class NoScreen {
  private NoScreen() {}

  /** To be called before Java2D starts. */
  static void needed() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }
}
