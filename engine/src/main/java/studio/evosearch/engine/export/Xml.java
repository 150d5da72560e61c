package studio.evosearch.engine.export;

/** Text within XML and HTML. */
final class Xml {
  private Xml() {}

  /** A text as the content of an element or of an attribute in double quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        // What XML 1.0 cannot hold at all.
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]", "�");
  }
}
