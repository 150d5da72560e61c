package studio.evosearch.app;

import javafx.scene.paint.Color;

/**
 * How well one colour stands out from another, after the Web Content Accessibility Guidelines 2.2,
 * "relative luminance" and "contrast ratio".
 */
public final class Contrast {
  private Contrast() {}

  /**
   * The ratio of two opaque colours: 1 for the same to 21 for black on white.
   *
   * @param one either of them
   * @param other the other
   */
  public static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** What is seen of a colour, translucent or not, on an opaque one. */
  public static Color over(Color above, Color below) {
    Color whole = Color.color(above.getRed(), above.getGreen(), above.getBlue());
    return below.interpolate(whole, above.getOpacity());
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
