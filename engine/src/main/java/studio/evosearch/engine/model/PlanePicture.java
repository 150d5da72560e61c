package studio.evosearch.engine.model;

/** Draws a point of the plane over the prior's density, which is darker where it is higher. */
final class PlanePicture {
  private static final int SIZE = 64;

  /** The picture shows -4..4 in both directions, y upwards. */
  private static final double EXTENT = 4;

  private static final double RADIUS = 3;

  private static final int[] POINT = {214, 69, 32};

  private final byte[] background = new byte[SIZE * SIZE];

  PlanePicture(PlanePrior prior) {
    double[] density = new double[SIZE * SIZE];
    double highest = 0;
    for (int i = 0; i < density.length; i++) {
      int row = i / SIZE;
      density[i] = prior.density(coordinate(i % SIZE), -coordinate(row), 1, 0);
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
    byte[] rgb = new byte[SIZE * SIZE * 3];
    for (int i = 0; i < background.length; i++) {
      int line = i / SIZE;
      double distance = Math.hypot(i % SIZE - column, line - row);
      // Anti-aliased over one pixel; not finite counts as nowhere.
      double cover = Math.clamp(RADIUS + 0.5 - distance, 0, 1);
      for (int c = 0; c < 3; c++) {
        double grey = background[i] & 0xff;
        rgb[i * 3 + c] = (byte) Math.round(grey + cover * (POINT[c] - grey));
      }
    }
    return new Picture(SIZE, SIZE, rgb);
  }

  private static double coordinate(int pixel) {
    return (pixel + 0.5) / SIZE * 2 * EXTENT - EXTENT;
  }

  private static double pixel(double coordinate) {
    double within = Math.clamp(coordinate, -EXTENT, EXTENT);
    return (within + EXTENT) / (2 * EXTENT) * SIZE - 0.5;
  }
}
