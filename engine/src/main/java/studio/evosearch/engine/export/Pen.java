package studio.evosearch.engine.export;

import java.util.List;
import studio.evosearch.engine.model.Picture;

/** What a figure is drawn with, the same for pixels and for vectors; y grows downwards. */
interface Pen {
  /**
   * A colour.
   *
   * @param rgb red, green, blue, 8 bits each
   * @param opacity 0..1
   */
  record Ink(int rgb, double opacity) {
    static Ink of(int rgb) {
      return new Ink(rgb, 1);
    }
  }

  /** A place. */
  record Spot(double x, double y) {}

  /** Where a text lies against its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void rectangle(double x, double y, double width, double height, Ink fill);

  void disc(Spot centre, double radius, Ink fill);

  void ring(Spot centre, double radius, double width, Ink ink);

  /** A line through places, closed where the last is the first. */
  void line(List<Spot> through, double width, Ink ink);

  /**
   * A text in one line.
   *
   * @param at on its baseline
   */
  void text(String text, Spot at, double size, boolean bold, Anchor anchor, Ink ink);

  /** A picture stretched over a rectangle, smoothly. */
  void picture(Picture picture, double x, double y, double width, double height);
}
