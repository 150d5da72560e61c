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

/** Draws on white pixels, two for a unit in both directions. */
public final class RasterCanvas implements Canvas {
  static {
    // Before Java2D starts: a server has no screen to ask for fonts.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D g;

  public RasterCanvas(int width, int height) {
    image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(SCALE, SCALE);
  }

  /** What was drawn so far. */
  public Picture picture() {
    return Picture.of(image);
  }

  @Override
  public void line(double[] x, double[] y, int colour, double width) {
    g.setColor(new Color(colour));
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path(x, y));
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    fill(path(x, y), colour, opacity);
  }

  @Override
  public void dot(double x, double y, double radius, int colour, double opacity) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour, opacity);
  }

  private void fill(Shape shape, int colour, double opacity) {
    g.setColor(new Color((colour & 0xFFFFFF) | ((int) Math.round(opacity * 255) << 24), true));
    g.fill(shape);
  }

  @Override
  public void text(double x, double y, String text, double size, Anchor anchor, int colour) {
    g.setColor(new Color(colour));
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    g.drawString(text, (float) left, (float) y);
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
