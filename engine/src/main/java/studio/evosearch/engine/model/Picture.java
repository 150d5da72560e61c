package studio.evosearch.engine.model;

import java.awt.image.BufferedImage;

/**
 * A picture of 8-bit sRGB pixels: what is shown, stored as PNG and scored. The array is not copied:
 * a holder must not change it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb {@code height * width * 3} bytes, rows from the top, red green blue
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, byte[] rgb) {
  public Picture {
    if (width < 1 || height < 1 || rgb.length != width * height * 3) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " with " + rgb.length + " bytes");
    }
  }

  /** The channel value 0..255 at column x, row y; channel 0 red, 1 green, 2 blue. */
  public int at(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xff;
  }

  /** The same pixels for Java2D and ImageIO, as a new opaque image. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = at(x, y, 0) << 16 | at(x, y, 1) << 8 | at(x, y, 2);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  /** The pixels of an image; what is transparent loses its transparency. */
  public static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (row[x] >> 16);
        rgb[at + 1] = (byte) (row[x] >> 8);
        rgb[at + 2] = (byte) row[x];
      }
    }
    return new Picture(width, height, rgb);
  }
}
