package studio.evosearch.app.latents;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import studio.evosearch.app.fx.PlaneView.Scale;

/**
 * Which points are shown as pictures, and how large: from near, and of pictures that would lie over
 * one another the most telling one. It depends on the scale alone, so that none comes or goes while
 * the map is dragged.
 *
 * @param side of a picture, in pixels
 */
record PicturePlaces(BitSet points, double side) {
  private static final double NEAR = 1.8;
  private static final double ROOM = 12;
  private static final double SMALLEST = 44;
  private static final double LARGEST = 160;

  /** How much of a picture may lie under another's. */
  private static final double APART = 0.85;

  /**
   * @param far the scale at which all is seen
   */
  static PicturePlaces of(MapLook look, Scale scale, Scale far) {
    double room = look.plot().typicalGap() * scale.x();
    if (scale.x() < NEAR * far.x() || room < ROOM) {
      return new PicturePlaces(new BitSet(), SMALLEST);
    }
    double side = Math.clamp(1.5 * room, SMALLEST, LARGEST);
    double apart = APART * side / scale.x();
    Map<Cell, Integer> taken = new HashMap<>();
    BitSet points = new BitSet();
    IntStream.concat(
            look.outstanding().stream().filter(look.selected()::get),
            IntStream.concat(look.best().stream(), byFitness(look)))
        .filter(look::there)
        .filter(point -> free(point, look.plot(), apart, taken))
        .forEach(point -> {
          taken.put(Cell.of(look.plot(), point, apart), point);
          points.set(point);
        });
    return new PicturePlaces(points, side);
  }

  private static IntStream byFitness(MapLook look) {
    int last = look.plot().size() - 1;
    return IntStream.rangeClosed(0, last).map(rank -> look.plot().byFitness(last - rank));
  }

  /** A square of the plane as wide as two pictures have to be apart: it holds one at most. */
  private record Cell(long x, long y) {
    static Cell of(MapPlot plot, int point, double apart) {
      return new Cell(
          (long) Math.floor(plot.x(point) / apart), (long) Math.floor(plot.y(point) / apart));
    }
  }

  private static boolean free(int point, MapPlot plot, double apart, Map<Cell, Integer> taken) {
    Cell own = Cell.of(plot, point, apart);
    for (long x = own.x() - 1; x <= own.x() + 1; x++) {
      for (long y = own.y() - 1; y <= own.y() + 1; y++) {
        Integer other = taken.get(new Cell(x, y));
        if (other != null
            && Math.abs(plot.x(other) - plot.x(point)) < apart
            && Math.abs(plot.y(other) - plot.y(point)) < apart) {
          return false;
        }
      }
    }
    return true;
  }
}
