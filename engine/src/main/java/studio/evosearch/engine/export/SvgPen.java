package studio.evosearch.engine.export;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;

/** Writes SVG 1.1. */
final class SvgPen implements Pen {
  private final StringBuilder out = new StringBuilder();

  /**
   * @param title what programs that read a picture aloud say
   */
  SvgPen(double width, double height, String title) {
    out.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
        width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" \
        font-family="Helvetica, Arial, sans-serif">
        <title>%3$s</title>
        """
            .formatted(number(width), number(height), escaped(title)));
  }

  /** The file. */
  String svg() {
    return out + "</svg>\n";
  }

  @Override
  public void rectangle(double x, double y, double width, double height, Ink fill) {
    out.append(
        "<rect x='%s' y='%s' width='%s' height='%s' %s/>\n"
            .formatted(number(x), number(y), number(width), number(height), paint("fill", fill)));
  }

  @Override
  public void disc(Spot centre, double radius, Ink fill) {
    out.append(
        "<circle cx='%s' cy='%s' r='%s' %s/>\n"
            .formatted(
                number(centre.x()), number(centre.y()), number(radius), paint("fill", fill)));
  }

  @Override
  public void ring(Spot centre, double radius, double width, Ink ink) {
    out.append(
        "<circle cx='%s' cy='%s' r='%s' fill='none' stroke-width='%s' %s/>\n"
            .formatted(
                number(centre.x()),
                number(centre.y()),
                number(radius),
                number(width),
                paint("stroke", ink)));
  }

  @Override
  public void line(List<Spot> through, double width, Ink ink) {
    out.append(
        ("<polyline points='%s' fill='none' stroke-width='%s' stroke-linejoin='round'"
                + " stroke-linecap='round' %s/>\n")
            .formatted(
                through.stream()
                    .map(spot -> number(spot.x()) + "," + number(spot.y()))
                    .collect(Collectors.joining(" ")),
                number(width),
                paint("stroke", ink)));
  }

  @Override
  public void text(String text, Spot at, double size, boolean bold, Anchor anchor, Ink ink) {
    out.append(
        "<text x='%s' y='%s' font-size='%s' font-weight='%s' text-anchor='%s' %s>%s</text>\n"
            .formatted(
                number(at.x()),
                number(at.y()),
                number(size),
                bold ? "bold" : "normal",
                anchor.name().toLowerCase(Locale.ROOT),
                paint("fill", ink),
                escaped(text)));
  }

  @Override
  public void picture(Picture picture, double x, double y, double width, double height) {
    out.append(
        ("<image x='%s' y='%s' width='%s' height='%s' preserveAspectRatio='none'"
                + " xlink:href='data:image/png;base64,%s'/>\n")
            .formatted(
                number(x),
                number(y),
                number(width),
                number(height),
                Base64.getEncoder().encodeToString(Png.encode(picture))));
  }

  private static String paint(String what, Ink ink) {
    String colour = "%s='#%06x'".formatted(what, ink.rgb() & 0xffffff);
    return ink.opacity() == 1
        ? colour
        : colour + " %s-opacity='%s'".formatted(what, number(ink.opacity()));
  }

  /** Hundredths of a unit are finer than print. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** A text as XML 1.0 has it, without the control characters that it cannot have. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\t' || (c >= ' ' && c != 0xfffe && c != 0xffff))
        .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }
}
