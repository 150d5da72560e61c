package studio.evosearch.app.shell;

import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Side;

/**
 * Where a callout stands beside what it points at, in the coordinates of the window.
 *
 * @param side of the target on which it stands
 * @param x of its left edge
 * @param y of its upper edge
 * @param arrow where its arrow touches the target, along the edge: x above and below, else y
 */
record CalloutPlace(Side side, double x, double y, double arrow) {
  private static final double GAP = 12;
  private static final double MARGIN = 8;

  /**
   * Finds a side with room enough. A target too large for any is pointed at from within.
   *
   * @param wanted the side to be tried first
   */
  static CalloutPlace beside(Bounds target, Dimension2D size, Dimension2D window, Side wanted) {
    double midX = Math.clamp(target.getCenterX(), 2 * MARGIN, window.getWidth() - 2 * MARGIN);
    double midY = Math.clamp(target.getCenterY(), 2 * MARGIN, window.getHeight() - 2 * MARGIN);
    double x = within(midX - size.getWidth() / 2, size.getWidth(), window.getWidth());
    double y = within(midY - size.getHeight() / 2, size.getHeight(), window.getHeight());
    return Stream.concat(Stream.of(wanted), Stream.of(Side.values()))
        .filter(side -> room(side, target, size, window) >= GAP + MARGIN)
        .findFirst()
        .map(side ->
            switch (side) {
              case BOTTOM -> new CalloutPlace(side, x, target.getMaxY() + GAP, midX);
              case TOP ->
                  new CalloutPlace(side, x, target.getMinY() - GAP - size.getHeight(), midX);
              case RIGHT -> new CalloutPlace(side, target.getMaxX() + GAP, y, midY);
              case LEFT ->
                  new CalloutPlace(side, target.getMinX() - GAP - size.getWidth(), y, midY);
            })
        .orElse(new CalloutPlace(Side.TOP, x, y, midX));
  }

  private static double room(Side side, Bounds target, Dimension2D size, Dimension2D window) {
    return switch (side) {
      case BOTTOM -> window.getHeight() - target.getMaxY() - size.getHeight();
      case TOP -> target.getMinY() - size.getHeight();
      case RIGHT -> window.getWidth() - target.getMaxX() - size.getWidth();
      case LEFT -> target.getMinX() - size.getWidth();
    };
  }

  private static double within(double start, double length, double window) {
    return Math.max(MARGIN, Math.min(start, window - length - MARGIN));
  }
}
