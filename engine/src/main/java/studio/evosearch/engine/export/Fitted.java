package studio.evosearch.engine.export;

import java.awt.font.FontRenderContext;

/** Texts that fit their place. */
public final class Fitted {
  static {
    NoScreen.needed();
  }

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private Fitted() {}

  /**
   * The text, or as much as fits and an ellipsis.
   *
   * @param size of the font, in the canvas' units
   * @param width what it may take, in the same
   */
  public static String text(String text, double size, boolean bold, double width) {
    String fitted = text;
    for (int end = text.length(); end > 0 && width(fitted, size, bold) > width; end--) {
      fitted = text.substring(0, end - 1).stripTrailing() + "…";
    }
    return fitted;
  }

  private static double width(String text, double size, boolean bold) {
    return RasterCanvas.font(size, bold).getStringBounds(text, MEASURE).getWidth();
  }
}
