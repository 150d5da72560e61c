package studio.evosearch.app.lineage;

import javafx.scene.paint.Color;
import studio.evosearch.app.fx.Palette;

/**
 * Fitness as colours: even steps of fitness look like even steps of colour, since the way from the
 * quiet end to the accent is straight in Oklab (B. Ottosson, "A perceptual color space for image
 * processing", 2020).
 */
final class FitnessColours {
  private static final int STEPS = 32;

  private final Color[] colours = new Color[STEPS];

  FitnessColours(Palette palette) {
    Oklab from = Oklab.of(palette.line()).towards(Oklab.of(palette.muted()), 0.25);
    Oklab to = Oklab.of(palette.accent());
    for (int i = 0; i < STEPS; i++) {
      colours[i] = from.towards(to, i / (STEPS - 1.0)).colour();
    }
  }

  /**
   * The colour of a fitness.
   *
   * @param rank 0 for the lowest to 1 for the highest
   */
  Color of(double rank) {
    return colours[(int) Math.round(Math.clamp(rank, 0, 1) * (STEPS - 1))];
  }

  private record Oklab(double lightness, double a, double b) {
    static Oklab of(Color colour) {
      double red = linear(colour.getRed());
      double green = linear(colour.getGreen());
      double blue = linear(colour.getBlue());
      double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
      double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
      double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
      return new Oklab(
          0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    Oklab towards(Oklab other, double part) {
      return new Oklab(
          lightness + part * (other.lightness - lightness),
          a + part * (other.a - a),
          b + part * (other.b - b));
    }

    Color colour() {
      double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
      double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
      double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
      return Color.color(
          gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
      return value * value * value;
    }

    private static double linear(double value) {
      return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double gamma(double value) {
      double encoded =
          value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
      return Math.clamp(encoded, 0, 1);
    }
  }
}
