package studio.evosearch.engine.noise;

/**
 * The ziggurat of the normal density in 256 layers of equal area (Marsaglia and Tsang, Journal of
 * Statistical Software 5(8), 2000; layers and points from different bits as Doornik, 2005, asks).
 * The tables, and the tail, use {@link StrictMath}, whose results are defined to the bit.
 */
final class Ziggurat {
  static final int LAYER_MASK = 0xFF;

  /** A point is the signed upper 53 bits, so layer and point share none. */
  static final int POINT_SHIFT = 11;

  private static final int LAYERS = LAYER_MASK + 1;

  /** Where the tail begins, for 256 layers. */
  private static final double TAIL = 3.654152885361009;

  /** Of each layer: TAIL density(TAIL) and the tail's own area, which close the layers at 0. */
  private static final double AREA = 0.004928673233974658;

  /** The points below this magnitude lie inside the density whatever their height. */
  static final long[] INSIDE = new long[LAYERS];

  /** From a point to a deviate. */
  static final double[] SCALE = new double[LAYERS];

  /** The density at the right edge of each layer; the layer above ends at the next entry. */
  private static final double[] DENSITY = new double[LAYERS + 1];

  static {
    double[] edge = new double[LAYERS + 1];
    edge[0] = AREA / density(TAIL);
    edge[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      edge[i] = Math.sqrt(-2 * StrictMath.log(AREA / edge[i - 1] + density(edge[i - 1])));
    }
    edge[LAYERS] = 0;
    for (int i = 0; i < LAYERS; i++) {
      INSIDE[i] = (long) (edge[i + 1] / edge[i] * 0x1p52);
      SCALE[i] = edge[i] * 0x1p-52;
      DENSITY[i] = density(edge[i]);
    }
    DENSITY[LAYERS] = 1;
  }

  private Ziggurat() {}

  /** A deviate when the first point drawn was not surely inside its layer. */
  static double edge(NoiseStream stream, int firstLayer, long firstPoint) {
    int layer = firstLayer;
    long point = firstPoint;
    while (true) {
      double x = point * SCALE[layer];
      if (Math.abs(point) < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return tail(stream, point < 0);
      }
      double low = DENSITY[layer];
      if (low + stream.nextDouble() * (DENSITY[layer + 1] - low) < density(x)) {
        return x;
      }
      long bits = stream.nextLong();
      layer = (int) bits & LAYER_MASK;
      point = bits >> POINT_SHIFT;
    }
  }

  /** Beyond the last edge (Marsaglia 1964). */
  private static double tail(NoiseStream stream, boolean negative) {
    while (true) {
      double x = -StrictMath.log(1 - stream.nextDouble()) / TAIL;
      double y = -StrictMath.log(1 - stream.nextDouble());
      if (2 * y > x * x) {
        return negative ? -(TAIL + x) : TAIL + x;
      }
    }
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2);
  }
}
