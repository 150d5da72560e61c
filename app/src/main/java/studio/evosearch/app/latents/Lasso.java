package studio.evosearch.app.latents;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;

/** A line drawn around points, in the plane's coordinates; closed from its end to its start. */
final class Lasso {
  private final List<Point2D> line = new ArrayList<>();

  /** Begins anew. */
  void clear() {
    line.clear();
  }

  void add(double x, double y) {
    line.add(new Point2D(x, y));
  }

  /** The line so far. */
  List<Point2D> line() {
    return line;
  }

  /** Whether a place lies inside: a ray from it crosses the line an odd number of times. */
  boolean holds(double x, double y) {
    boolean inside = false;
    for (int i = 0; i < line.size(); i++) {
      Point2D a = line.get(i);
      Point2D b = line.get((i + 1) % line.size());
      if (a.getY() > y != b.getY() > y
          && x < a.getX() + (y - a.getY()) / (b.getY() - a.getY()) * (b.getX() - a.getX())) {
        inside = !inside;
      }
    }
    return inside;
  }
}
