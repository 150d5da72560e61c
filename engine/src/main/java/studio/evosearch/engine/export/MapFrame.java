package studio.evosearch.engine.export;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import studio.evosearch.engine.analysis.LatentMap.Point;

/**
 * Where a map's points lie in a square of a figure; both directions have one scale.
 *
 * @param x the map's x that lies at the square's middle
 * @param y so too
 * @param middleX the square's middle
 * @param middleY so too
 * @param scale the figure's units in one of the map's
 */
record MapFrame(double x, double y, double middleX, double middleY, double scale) {
  /** All points, with some room about them. */
  static MapFrame of(List<Point> points, double left, double top, double side, double padding) {
    DoubleSummaryStatistics xs = points.stream().mapToDouble(Point::x).summaryStatistics();
    DoubleSummaryStatistics ys = points.stream().mapToDouble(Point::y).summaryStatistics();
    double range = Math.max(xs.getMax() - xs.getMin(), ys.getMax() - ys.getMin());
    return new MapFrame(
        (xs.getMin() + xs.getMax()) / 2,
        (ys.getMin() + ys.getMax()) / 2,
        left + side / 2,
        top + side / 2,
        range > 0 ? (side - 2 * padding) / range : 1);
  }

  /** The square from -extent to extent. */
  static MapFrame of(double extent, double left, double top, double side) {
    return new MapFrame(0, 0, left + side / 2, top + side / 2, side / (2 * extent));
  }

  /** Where the map's x is, from the left. */
  double left(double mapX) {
    return middleX + (mapX - x) * scale;
  }

  /** Where the map's y, which grows upwards, is from the top. */
  double top(double mapY) {
    return middleY - (mapY - y) * scale;
  }
}
