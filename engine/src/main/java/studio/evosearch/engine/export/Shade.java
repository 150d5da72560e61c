package studio.evosearch.engine.export;

import java.util.Arrays;
import studio.evosearch.engine.model.Picture;

/** A field as shades of grey, paper where it is lowest. */
public final class Shade {
  private static final int PAPER = 255;
  private static final int DARKEST = 175;

  private Shade() {}

  /**
   * The shades, a pixel a value.
   *
   * @param field {@code [row][column]}, the lowest row first, none below 0
   */
  public static Picture of(double[][] field) {
    int height = field.length;
    int width = field[0].length;
    double highest = Arrays.stream(field).flatMapToDouble(Arrays::stream).max().orElse(0);
    byte[] rgb = new byte[width * height * 3];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double share = highest == 0 ? 0 : field[height - 1 - row][column] / highest;
        byte grey = (byte) Math.round(PAPER - (PAPER - DARKEST) * Math.sqrt(share));
        Arrays.fill(rgb, (row * width + column) * 3, (row * width + column) * 3 + 3, grey);
      }
    }
    return new Picture(width, height, rgb);
  }
}
