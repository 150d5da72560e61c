package studio.evosearch.engine.export;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import studio.evosearch.engine.model.Picture;

/** Pictures in another size. */
final class Thumbnail {
  private Thumbnail() {}

  /**
   * A picture that fits a square: small ones grow by a whole factor, with hard pixels; large ones
   * shrink smoothly.
   *
   * @param longest its longer side at the most; a small picture that no whole factor brings there
   *     stays smaller
   */
  static Picture of(Picture picture, int longest) {
    int longer = Math.max(picture.width(), picture.height());
    int factor = longest / longer;
    double scale = longer > longest ? (double) longest / longer : factor;
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    if (width == picture.width() && height == picture.height()) {
      return picture;
    }
    int how = scale > 1 ? Image.SCALE_REPLICATE : Image.SCALE_AREA_AVERAGING;
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = scaled.createGraphics();
    try {
      g.drawImage(picture.toImage().getScaledInstance(width, height, how), 0, 0, null);
    } finally {
      g.dispose();
    }
    return Picture.of(scaled);
  }
}
