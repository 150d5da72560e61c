package studio.evosearch.app.latents;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Dots as small pictures, which a renderer without a graphics card paints many times faster than it
 * paints ovals. Each is made once for a look of dots.
 */
final class DotSprites {
  /**
   * What dots have in common.
   *
   * @param radius without the rim, in units of the window
   * @param density of the screen, pixels a unit
   */
  record Form(double radius, double density) {}

  private record Key(Color fill, Color rim, double width) {}

  private final Map<Key, Image> made = new HashMap<>();
  private Form form = new Form(0, 1);

  /** Makes dots of this form from now on. */
  void form(Form wanted) {
    if (!form.equals(wanted)) {
      form = wanted;
      made.clear();
    }
  }

  /** The window's units from a dot's middle to the sides of its picture. */
  double half(double rim) {
    return Math.ceil((form.radius + rim) * form.density + 1) / form.density;
  }

  /** A place as near as can be where a picture's pixels are those of the screen. */
  double snapped(double at) {
    return Math.round(at * form.density) / form.density;
  }

  /** A dot with a rim of some units. */
  Image of(Color fill, Color rim, double width) {
    return made.computeIfAbsent(new Key(fill, rim, width), this::make);
  }

  private Image make(Key key) {
    int side = (int) Math.round(2 * half(key.width) * form.density);
    int[] pixels = new int[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double distance = Math.hypot(column + 0.5 - side / 2.0, row + 0.5 - side / 2.0);
        double inner = covered(form.radius * form.density - distance);
        double outer = covered((form.radius + key.width) * form.density - distance);
        pixels[row * side + column] =
            argb(key.rim.interpolate(key.fill, inner), outer * alpha(key, inner));
      }
    }
    WritableImage image = new WritableImage(side, side);
    image
        .getPixelWriter()
        .setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
    return image;
  }

  private static double alpha(Key key, double inner) {
    return key.rim.getOpacity() + inner * (key.fill.getOpacity() - key.rim.getOpacity());
  }

  /** How much of a pixel lies inside, so far from the border. */
  private static double covered(double inside) {
    return Math.clamp(inside + 0.5, 0, 1);
  }

  private static int argb(Color colour, double alpha) {
    return (int) Math.round(255 * alpha) << 24
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }
}
