package studio.evosearch.engine.model;

/** Draws a point of the plane over the prior's density, which is darker where it is higher. */
final class PlanePicture {
  static final Size SIZE = Size.picture(64, 64);

  private static final int SIDE = SIZE.width();

  /** The picture shows -4..4 in both directions, y upwards. */
  private static final double EXTENT = 4;

  private static final double RADIUS = 3;

  private static final int[] POINT = {214, 69, 32};

  private final byte[] background = new byte[SIDE * SIDE];

  PlanePicture(PlanePrior prior) {
    double[] density = new double[SIDE * SIDE];
    double highest = 0;
    for (int i = 0; i < density.length; i++) {
      int row = i / SIDE;
      density[i] = prior.density(coordinate(i % SIDE), -coordinate(row), 1, 0);
      highest = Math.max(highest, density[i]);
    }
    for (int i = 0; i < density.length; i++) {
      background[i] = (byte) Math.round(245 - 150 * density[i] / highest);
    }
  }

  /** A point outside the extent is drawn at the border. */
  Picture of(double x, double y) {
    double column = pixel(x);
    double row = pixel(-y);
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < background.length; i++) {
      int line = i / SIDE;
      double distance = Math.hypot(i % SIDE - column, line - row);
      // Anti-aliased over one pixel; not finite counts as nowhere.
      double cover = Math.clamp(RADIUS + 0.5 - distance, 0, 1);
      for (int c = 0; c < 3; c++) {
        double grey = background[i] & 0xff;
        rgb[i * 3 + c] = (byte) Math.round(grey + cover * (POINT[c] - grey));
      }
    }
    return new Picture(SIDE, SIDE, rgb);
  }

  private static double coordinate(int pixel) {
    return (pixel + 0.5) / SIDE * 2 * EXTENT - EXTENT;
  }

  private static double pixel(double coordinate) {
    double within = Math.clamp(coordinate, -EXTENT, EXTENT);
    return (within + EXTENT) / (2 * EXTENT) * SIDE - 0.5;
  }
}
