package studio.evosearch.engine.reward;

import studio.evosearch.engine.model.Picture;

/** Figures of a picture's pixel values. */
final class PixelMeasures {
  private PixelMeasures() {}

  /**
   * Hasler and Süsstrunk's colourfulness M (Human Vision and Electronic Imaging 2003, eq. 9): with
   * rg = R - G and yb = (R + G) / 2 - B in 0..255, sqrt(var rg + var yb) + 0.3 sqrt(mean(rg)^2 +
   * mean(yb)^2). 0 is grey, 33 moderately, 109 extremely colourful.
   */
  static double colourfulness(Picture picture) {
    Moments rg = new Moments();
    Moments yb = new Moments();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int red = picture.at(x, y, 0);
        int green = picture.at(x, y, 1);
        rg.add(red - green);
        yb.add((red + green) / 2.0 - picture.at(x, y, 2));
      }
    }
    return Math.sqrt(rg.variance() + yb.variance()) + 0.3 * Math.hypot(rg.mean(), yb.mean());
  }

  /**
   * Root-mean-square contrast (Peli, JOSA A 7, 1990): the standard deviation of the luma 0.2126 R +
   * 0.7152 G + 0.0722 B (Rec. 709, gamma-coded) in 0..1; at most 0.5.
   */
  static double contrast(Picture picture) {
    Moments luma = new Moments();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double value =
            0.2126 * picture.at(x, y, 0)
                + 0.7152 * picture.at(x, y, 1)
                + 0.0722 * picture.at(x, y, 2);
        luma.add(value / 255);
      }
    }
    return Math.sqrt(luma.variance());
  }

  /** Mean and population variance (Welford). */
  private static final class Moments {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
    }

    double mean() {
      return mean;
    }

    double variance() {
      return squares / count;
    }
  }
}
