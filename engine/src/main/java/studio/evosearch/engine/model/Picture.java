package studio.evosearch.engine.model;

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
}
