package studio.evosearch.app.fx;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * How two pictures differ, pixel by pixel and channel by channel.
 *
 * @param image the differences, amplified; black where there are none
 * @param gain by how much they are amplified, so that the greatest is as bright as can be
 * @param mean the mean difference, 0 to 1
 */
public record PixelDifference(Image image, double gain, double mean) {
  /** Beyond this, what is made visible is noise that nobody could see. */
  private static final double STRONGEST = 16;

  private static final int OPAQUE = 0xff << 24;

  /** The mean difference in hundredths of what it could be, to two decimals. */
  public double percent() {
    return Math.round(mean * 10_000) / 100.0;
  }

  /** Compares two pictures, on any thread; empty where they are not of one size. */
  public static Optional<PixelDifference> between(Image a, Image b) {
    int width = (int) a.getWidth();
    int height = (int) a.getHeight();
    if (width != (int) b.getWidth() || height != (int) b.getHeight()) {
      return Optional.empty();
    }
    int[] left = pixels(a);
    int[] right = pixels(b);
    double gain = gain(left, right);
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            width,
            height,
            PixelFormat.getIntArgbInstance(),
            amplified(left, right, gain),
            0,
            width);
    return Optional.of(new PixelDifference(image, gain, mean(left, right)));
  }

  private static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  /** The differences of two pictures' 0xAARRGGBB pixels, alpha aside, times a gain. */
  static int[] amplified(int[] a, int[] b, double gain) {
    int[] out = new int[a.length];
    for (int i = 0; i < out.length; i++) {
      int pixel = OPAQUE;
      for (int shift = 0; shift <= 16; shift += 8) {
        long channel = Math.min(255, Math.round(gain * difference(a[i], b[i], shift)));
        pixel |= (int) channel << shift;
      }
      out[i] = pixel;
    }
    return out;
  }

  /** The gain that makes the greatest difference as bright as can be, within reason. */
  static double gain(int[] a, int[] b) {
    int greatest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        greatest = Math.max(greatest, difference(a[i], b[i], shift));
      }
    }
    // To tenths, as it is told, and downwards, so that nothing is cut off.
    return greatest == 0 ? 1 : Math.min(STRONGEST, Math.floor(2550.0 / greatest) / 10);
  }

  /** The mean difference of a channel, 0 to 1. */
  static double mean(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        sum += difference(a[i], b[i], shift);
      }
    }
    return a.length == 0 ? 0 : sum / (255.0 * 3 * a.length);
  }

  private static int difference(int a, int b, int shift) {
    return Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
  }
}
