package studio.evosearch.app.lineage;

import studio.evosearch.app.fx.PlaneView.Scale;

/**
 * How much of a node there is room for.
 *
 * @param size of a node, in pixels
 * @param detail what it shows
 */
record Grain(double size, Detail detail) {
  private static final double SMALLEST = 2.5;
  private static final double LARGEST_DOT = 14;
  private static final double SMALLEST_PICTURE = 36;
  private static final double DIGIT = 6.6;
  private static final double WRITING = 18;

  /** What a node shows, from far to near. */
  enum Detail {
    DOT,
    NUMBERED,
    PICTURE
  }

  /** How far a node and what is written under it reach below its middle, in pixels. */
  double below() {
    return size / 2 + (detail == Detail.DOT ? 0 : WRITING);
  }

  /**
   * What there is room for at a scale, in pixels from node to node and from row to row.
   *
   * @param nodes how many there are, which tells how long their numbers are
   */
  static Grain of(Scale scale, int nodes) {
    double room = Math.min(0.82 * scale.x(), 0.6 * scale.y());
    if (room >= SMALLEST_PICTURE) {
      return new Grain(room, Detail.PICTURE);
    }
    double dot = Math.clamp(room, SMALLEST, LARGEST_DOT);
    double number = DIGIT * (1 + Math.floor(Math.log10(Math.max(1, nodes - 1))));
    boolean numbered = scale.x() >= number + 4 && scale.y() >= dot + 24;
    return new Grain(dot, numbered ? Detail.NUMBERED : Detail.DOT);
  }
}
