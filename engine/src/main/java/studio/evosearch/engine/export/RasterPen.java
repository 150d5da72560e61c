package studio.evosearch.engine.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.evosearch.engine.model.Picture;

/** Draws pixels. */
final class RasterPen implements Pen, AutoCloseable {
  static {
    NoScreen.needed();
  }

  private final BufferedImage image;
  private final Graphics2D g;

  /**
   * @param scale pixels a unit
   */
  RasterPen(double width, double height, double scale) {
    image =
        new BufferedImage(
            (int) Math.round(width * scale),
            (int) Math.round(height * scale),
            BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.scale(scale, scale);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  /** What has been drawn so far. */
  Picture picture() {
    return Picture.of(image);
  }

  private void use(Ink ink) {
    g.setColor(
        new Color((ink.rgb() & 0xffffff) | ((int) Math.round(ink.opacity() * 255) << 24), true));
  }

  private void use(Ink ink, double width) {
    use(ink);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static Ellipse2D circle(Spot centre, double radius) {
    return new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void rectangle(double x, double y, double width, double height, Ink fill) {
    use(fill);
    g.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void disc(Spot centre, double radius, Ink fill) {
    use(fill);
    g.fill(circle(centre, radius));
  }

  @Override
  public void ring(Spot centre, double radius, double width, Ink ink) {
    use(ink, width);
    g.draw(circle(centre, radius));
  }

  @Override
  public void line(List<Spot> through, double width, Ink ink) {
    Path2D path = new Path2D.Double();
    path.moveTo(through.getFirst().x(), through.getFirst().y());
    through.stream().skip(1).forEach(spot -> path.lineTo(spot.x(), spot.y()));
    use(ink, width);
    g.draw(path);
  }

  @Override
  public void text(String text, Spot at, double size, boolean bold, Anchor anchor, Ink ink) {
    use(ink);
    g.setFont(font(size, bold));
    double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
    double left =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    g.drawString(text, (float) (at.x() - left), (float) at.y());
  }

  static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }

  @Override
  public void picture(Picture picture, double x, double y, double width, double height) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(width / picture.width(), height / picture.height());
    g.drawImage(picture.toImage(), place, null);
  }

  @Override
  public void close() {
    g.dispose();
  }
}
