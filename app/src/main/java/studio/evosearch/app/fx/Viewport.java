package studio.evosearch.app.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which part of a picture is looked at. Pictures that share one are zoomed and moved together. On
 * the FX thread.
 */
public final class Viewport {
  private static final double CLOSEST = 64;
  private static final Place WHOLE = new Place(1, 0.5, 0.5);

  /**
   * A part of a picture.
   *
   * @param zoom 1 where the whole picture fits
   * @param x what lies in the middle, 0 to 1 from left to right
   * @param y 0 to 1 from top to bottom
   */
  public record Place(double zoom, double x, double y) {
    public Place {
      // Nothing beyond the borders is brought to the middle.
      double margin = 0.5 / zoom;
      x = Math.clamp(x, margin, 1 - margin);
      y = Math.clamp(y, margin, 1 - margin);
    }
  }

  private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(WHOLE);

  public ReadOnlyObjectProperty<Place> place() {
    return place.getReadOnlyProperty();
  }

  /** Whether the whole picture is looked at. */
  public boolean fits() {
    return place.get().zoom() == 1;
  }

  /** Shows the whole picture. */
  public void fit() {
    place.set(WHOLE);
  }

  /**
   * Zooms, and keeps a point of the picture where it is seen.
   *
   * @param zoom 1 where the whole picture fits; others are brought into the range there is
   */
  public void zoomTo(double zoom, double atX, double atY) {
    Place now = place.get();
    double wanted = Math.clamp(zoom, 1, CLOSEST);
    double kept = now.zoom() / wanted;
    place.set(new Place(wanted, atX - (atX - now.x()) * kept, atY - (atY - now.y()) * kept));
  }

  /** Zooms by a factor around what lies in the middle. */
  public void zoomBy(double factor) {
    Place now = place.get();
    zoomTo(now.zoom() * factor, now.x(), now.y());
  }

  /** Moves what lies in the middle, in parts of the picture's width and height. */
  public void moveBy(double x, double y) {
    Place now = place.get();
    place.set(new Place(now.zoom(), now.x() + x, now.y() + y));
  }
}
