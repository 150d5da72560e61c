package studio.evosearch.engine.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.LongFunction;
import studio.evosearch.engine.model.Picture;

/**
 * Small pictures in one, from left to right and from top to bottom, as many columns as rows can be.
 *
 * @param picture all of them
 * @param cell the side of one, in pixels; what is not square has borders
 */
record Sprite(Picture picture, int cell) {
  /** The most that TensorBoard's projector shows. */
  static final int MOST = 8192;

  private static final int LARGEST_CELL = 96;

  static {
    NoScreen.needed();
  }

  /**
   * @param ids at least one
   * @param picture gives each, once
   */
  static Sprite of(List<Long> ids, LongFunction<Picture> picture) {
    int columns = (int) Math.ceil(Math.sqrt(ids.size()));
    int cell = Math.min(LARGEST_CELL, MOST / columns);
    int rows = (ids.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * cell, rows * cell, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      for (int i = 0; i < ids.size(); i++) {
        draw(g, picture.apply(ids.get(i)), i % columns * cell, i / columns * cell, cell);
      }
    } finally {
      g.dispose();
    }
    return new Sprite(Picture.of(sheet), cell);
  }

  private static void draw(Graphics2D g, Picture picture, int x, int y, int cell) {
    double scale = (double) cell / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    g.drawImage(
        halved(picture.toImage(), width, height),
        x + (cell - width) / 2,
        y + (cell - height) / 2,
        width,
        height,
        null);
  }

  /** Halves a large image until one more step shows every pixel of it. */
  private static BufferedImage halved(BufferedImage image, int width, int height) {
    BufferedImage half = image;
    while (half.getWidth() >= 2 * width && half.getHeight() >= 2 * height) {
      BufferedImage next =
          new BufferedImage(half.getWidth() / 2, half.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = next.createGraphics();
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(half, 0, 0, next.getWidth(), next.getHeight(), null);
      g.dispose();
      half = next;
    }
    return half;
  }
}
