package studio.evosearch.app.fx;

import javafx.geometry.Rectangle2D;

/**
 * What of a plane is seen in a window onto it, and how large.
 *
 * @param x of the plane, in the middle of the window
 * @param y so too, downwards
 * @param scale pixels a unit of the plane
 * @param width of the window, in pixels
 * @param height so too
 */
public record PlaneView(double x, double y, Scale scale, double width, double height) {

  /** Pixels a unit along each axis, both above 0. */
  public record Scale(double x, double y) {}

  /** Where a point of the plane is seen, in pixels from the left. */
  public double screenX(double planeX) {
    return width / 2 + (planeX - x) * scale.x();
  }

  /** Where a point of the plane is seen, in pixels from the top. */
  public double screenY(double planeY) {
    return height / 2 + (planeY - y) * scale.y();
  }

  /** What is seen so many pixels from the left. */
  public double planeX(double screenX) {
    return x + (screenX - width / 2) / scale.x();
  }

  /** What is seen so many pixels from the top. */
  public double planeY(double screenY) {
    return y + (screenY - height / 2) / scale.y();
  }

  /** The same looked at through a window of another size. */
  public PlaneView resized(double newWidth, double newHeight) {
    return new PlaneView(x, y, scale, newWidth, newHeight);
  }

  /** Another point in the middle. */
  public PlaneView centred(double newX, double newY) {
    return new PlaneView(newX, newY, scale, width, height);
  }

  /** The plane dragged by so many pixels. */
  public PlaneView dragged(double pixelsX, double pixelsY) {
    return centred(x - pixelsX / scale.x(), y - pixelsY / scale.y());
  }

  /** Another scale; what is seen at a point of the window stays there. */
  public PlaneView scaled(Scale wanted, double screenX, double screenY) {
    return new PlaneView(
        planeX(screenX) - (screenX - width / 2) / wanted.x(),
        planeY(screenY) - (screenY - height / 2) / wanted.y(),
        wanted,
        width,
        height);
  }

  /** The nearest view with its middle inside an area, so that nobody gets lost. */
  public PlaneView within(Rectangle2D area) {
    return centred(
        Math.clamp(x, area.getMinX(), area.getMaxX()),
        Math.clamp(y, area.getMinY(), area.getMaxY()));
  }

  /**
   * The nearest view that shows a point.
   *
   * @param margin how many pixels from the borders at least; less where the window is too small
   */
  public PlaneView revealing(double planeX, double planeY, double margin) {
    return dragged(inward(screenX(planeX), width, margin), inward(screenY(planeY), height, margin));
  }

  private static double inward(double at, double size, double margin) {
    double kept = Math.min(margin, size / 2);
    return Math.clamp(at, kept, size - kept) - at;
  }
}
