package studio.evosearch.engine.export;

import studio.evosearch.engine.model.Picture;

/**
 * What figures are drawn on: pixels or SVG. Lengths are in units of 1/96 inch, from the top left;
 * colours are {@code 0xRRGGBB}, opacities 0 to 1. What is drawn later lies on top.
 */
public interface Canvas {
  /** Which part of a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line through points. */
  void line(double[] x, double[] y, int colour, double opacity, double width);

  /** A filled polygon. */
  void area(double[] x, double[] y, int colour, double opacity);

  /** A filled circle. */
  void dot(double x, double y, double radius, int colour, double opacity);

  /** The outline of a circle. */
  void ring(double x, double y, double radius, int colour, double opacity, double width);

  /** A line of text on a base line, without a serif. */
  void text(double x, double y, String text, double size, boolean bold, Anchor anchor, int colour);

  /** A picture, stretched smoothly. */
  void picture(double x, double y, double width, double height, Picture picture);

  /** A line through points that hides what is under it. */
  default void line(double[] x, double[] y, int colour, double width) {
    line(x, y, colour, 1, width);
  }

  /** A rectangle that hides what is under it. */
  default void rectangle(double x, double y, double width, double height, int colour) {
    area(
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height},
        colour,
        1);
  }

  /** A line of text that is not bold. */
  default void text(double x, double y, String text, double size, Anchor anchor, int colour) {
    text(x, y, text, size, false, anchor, colour);
  }

  /** A straight line. */
  default void line(double x1, double y1, double x2, double y2, int colour, double width) {
    line(new double[] {x1, x2}, new double[] {y1, y2}, colour, width);
  }
}
