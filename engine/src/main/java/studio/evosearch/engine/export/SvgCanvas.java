package studio.evosearch.engine.export;

import java.util.Base64;
import java.util.Locale;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;

/** Draws as the text of an SVG file on white. */
public final class SvgCanvas implements Canvas {
  private final StringBuilder elements = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;

  public SvgCanvas(int width, int height) {
    this(width, height, "");
  }

  /**
   * @param title what programs that read a picture aloud say; may be empty
   */
  public SvgCanvas(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  /** The file of what was drawn so far. */
  public String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    font-family="sans-serif">
    %4$s<rect width="100%%" height="100%%" fill="#ffffff"/>
    %3$s</svg>
    """
        .formatted(
            width,
            height,
            elements,
            title.isEmpty() ? "" : "<title>" + Xml.escaped(title) + "</title>\n");
  }

  @Override
  public void line(double[] x, double[] y, int colour, double opacity, double width) {
    add(
        """
        <polyline points="%s" fill="none" %s stroke-width="%s" \
        stroke-linecap="round" stroke-linejoin="round"/>
        """
            .formatted(points(x, y), paint("stroke", colour, opacity), number(width)));
  }

  @Override
  public void ring(double x, double y, double radius, int colour, double opacity, double width) {
    add(
        """
        <circle cx="%s" cy="%s" r="%s" fill="none" %s stroke-width="%s"/>
        """
            .formatted(
                number(x),
                number(y),
                number(radius),
                paint("stroke", colour, opacity),
                number(width)));
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    add(
        """
        <polygon points="%s" %s/>
        """
            .formatted(points(x, y), paint("fill", colour, opacity)));
  }

  @Override
  public void dot(double x, double y, double radius, int colour, double opacity) {
    add(
        """
        <circle cx="%s" cy="%s" r="%s" %s/>
        """
            .formatted(number(x), number(y), number(radius), paint("fill", colour, opacity)));
  }

  @Override
  public void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, int colour) {
    add(
        """
        <text x="%s" y="%s" font-size="%s" font-weight="%s" text-anchor="%s" %s>%s</text>
        """
            .formatted(
                number(x),
                number(y),
                number(size),
                bold ? "bold" : "normal",
                anchor.name().toLowerCase(Locale.ROOT),
                paint("fill", colour, 1),
                Xml.escaped(text)));
  }

  @Override
  public void picture(double x, double y, double width, double height, Picture picture) {
    add(
        """
        <image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" \
        xlink:href="data:image/png;base64,%s"/>
        """
            .formatted(
                number(x),
                number(y),
                number(width),
                number(height),
                Base64.getEncoder().encodeToString(Png.encode(picture))));
  }

  private void add(String element) {
    elements.append(element);
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
    }
    return points.toString();
  }

  private static String paint(String what, int colour, double opacity) {
    String paint = "%s=\"#%06x\"".formatted(what, colour & 0xFFFFFF);
    return opacity == 1 ? paint : paint + " %s-opacity=\"%s\"".formatted(what, number(opacity));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
