package studio.evosearch.engine.analysis;

import studio.evosearch.engine.model.Picture;

/**
 * A feature of a picture that needs no model: its layout of light and colour, 8 x 8 cells. It tells
 * pictures apart that look different from afar and knows nothing of what they show; figures made
 * with it do not compare with those of a learned feature. Videos are told apart by their stills,
 * the frames in their middle: what is stored of the others has lost something.
 */
public final class PictureFeature {
  private static final int CELLS = 8;
  private static final int CHANNELS = 3;

  /** Below this length, in channel values, a picture is one grey. */
  private static final double FLAT = 1e-3;

  private PictureFeature() {}

  /**
   * The mean colour of each cell, less the mean of them all, at unit length.
   *
   * @return {@code [8, 8, 3]} values, rows from the top, red green blue; all 0 for a picture that
   *     is one grey all over
   */
  public static float[] of(Picture picture) {
    double[] cells = cells(picture);
    double mean = 0;
    for (double cell : cells) {
      mean += cell / cells.length;
    }
    double squares = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] -= mean;
      squares += cells[i] * cells[i];
    }
    double length = Math.sqrt(squares);
    float[] feature = new float[cells.length];
    for (int i = 0; i < cells.length && length > FLAT; i++) {
      feature[i] = (float) (cells[i] / length);
    }
    return feature;
  }

  /** The mean colour of each cell; a pixel on a border counts for each side by its share. */
  private static double[] cells(Picture picture) {
    double[] cells = new double[CELLS * CELLS * CHANNELS];
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        add(picture, row, column, cells, (row * CELLS + column) * CHANNELS);
      }
    }
    return cells;
  }

  private static void add(Picture picture, int row, int column, double[] cells, int at) {
    double height = (double) picture.height() / CELLS;
    double width = (double) picture.width() / CELLS;
    for (int y = (int) (row * height); y < Math.min((row + 1) * height, picture.height()); y++) {
      double tall = overlap(y, row * height, (row + 1) * height) / height;
      for (int x = (int) (column * width);
          x < Math.min((column + 1) * width, picture.width());
          x++) {
        double share = tall * overlap(x, column * width, (column + 1) * width) / width;
        for (int channel = 0; channel < CHANNELS; channel++) {
          cells[at + channel] += share * picture.at(x, y, channel);
        }
      }
    }
  }

  /** How much of the pixel from {@code at} to {@code at + 1} lies between two places. */
  private static double overlap(int at, double from, double to) {
    return Math.max(0, Math.min(at + 1, to) - Math.max(at, from));
  }
}
