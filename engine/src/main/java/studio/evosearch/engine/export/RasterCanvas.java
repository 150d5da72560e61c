package studio.evosearch.engine.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import studio.evosearch.engine.model.Picture;

/** Draws on white pixels. */
public final class RasterCanvas implements Canvas {
  static {
    NoScreen.needed();
  }

  /** Pixels a unit in both directions, where nothing else is wanted. */
  private static final double USUAL = 2;

  private final BufferedImage image;
  private final Graphics2D g;

  public RasterCanvas(int width, int height) {
    this(width, height, USUAL);
  }

  /**
   * @param scale pixels a unit in both directions
   */
  RasterCanvas(double width, double height, double scale) {
    image =
        new BufferedImage(
            (int) Math.round(width * scale),
            (int) Math.round(height * scale),
            BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(scale, scale);
  }

  /** What was drawn so far. */
  public Picture picture() {
    return Picture.of(image);
  }

  @Override
  public void line(double[] x, double[] y, int colour, double opacity, double width) {
    stroke(path(x, y), colour, opacity, width);
  }

  @Override
  public void ring(double x, double y, double radius, int colour, double opacity, double width) {
    stroke(circle(x, y, radius), colour, opacity, width);
  }

  private void stroke(Shape shape, int colour, double opacity, double width) {
    g.setColor(colour(colour, opacity));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    fill(path(x, y), colour, opacity);
  }

  @Override
  public void dot(double x, double y, double radius, int colour, double opacity) {
    fill(circle(x, y, radius), colour, opacity);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private void fill(Shape shape, int colour, double opacity) {
    g.setColor(colour(colour, opacity));
    g.fill(shape);
  }

  private static Color colour(int rgb, double opacity) {
    return new Color((rgb & 0xFFFFFF) | ((int) Math.round(opacity * 255) << 24), true);
  }

  @Override
  public void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, int colour) {
    g.setColor(new Color(colour));
    g.setFont(font(size, bold));
    double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    g.drawString(text, (float) left, (float) y);
  }

  static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }

  @Override
  public void picture(double x, double y, double width, double height, Picture picture) {
    BufferedImage pixels = picture.toImage();
    g.drawImage(
        pixels,
        new AffineTransform(width / pixels.getWidth(), 0, 0, height / pixels.getHeight(), x, y),
        null);
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    return path;
  }
}
