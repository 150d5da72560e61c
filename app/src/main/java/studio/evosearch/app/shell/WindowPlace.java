package studio.evosearch.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;

/** Where a window fits on the screens there are now. */
final class WindowPlace {
  /** As much as a person needs to see of a window to move it. */
  private static final double LEAST_SEEN = 80;

  /** What the studio is laid out for. */
  private static final Dimension2D USUAL = new Dimension2D(1280, 800);

  private WindowPlace() {}

  /** How large a window's content is at first: no larger than the screen, whatever its scale. */
  static Dimension2D first(Rectangle2D screen) {
    return new Dimension2D(
        Math.min(USUAL.getWidth(), screen.getWidth()),
        Math.min(USUAL.getHeight(), screen.getHeight()));
  }

  /**
   * The place nearest to where a window was, whole on the screen that shows most of it; empty where
   * no screen shows enough of it.
   */
  static Optional<Rectangle2D> on(Rectangle2D was, List<Rectangle2D> screens) {
    return screens.stream()
        .filter(screen -> seen(was, screen) >= LEAST_SEEN * LEAST_SEEN)
        .max(Comparator.comparingDouble(screen -> seen(was, screen)))
        .map(screen -> {
          double width = Math.min(was.getWidth(), screen.getWidth());
          double height = Math.min(was.getHeight(), screen.getHeight());
          return new Rectangle2D(
              Math.clamp(was.getMinX(), screen.getMinX(), screen.getMaxX() - width),
              Math.clamp(was.getMinY(), screen.getMinY(), screen.getMaxY() - height),
              width,
              height);
        });
  }

  private static double seen(Rectangle2D window, Rectangle2D screen) {
    double width =
        Math.min(window.getMaxX(), screen.getMaxX()) - Math.max(window.getMinX(), screen.getMinX());
    double height =
        Math.min(window.getMaxY(), screen.getMaxY()) - Math.max(window.getMinY(), screen.getMinY());
    return Math.max(0, width) * Math.max(0, height);
  }
}
