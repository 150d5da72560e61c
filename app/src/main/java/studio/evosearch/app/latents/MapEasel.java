package studio.evosearch.app.latents;

import javafx.scene.canvas.GraphicsContext;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.PlaneView;

/**
 * What painters work with: one painting of a map.
 *
 * @param radius of a dot, in pixels
 */
record MapEasel(GraphicsContext g, PlaneView view, MapLook look, Palette palette, double radius) {
  double x(int point) {
    return view.screenX(look.plot().x(point));
  }

  double y(int point) {
    return view.screenY(look.plot().y(point));
  }

  /** Whether something about a point may be seen. */
  boolean seen(int point, double reach) {
    double x = x(point);
    double y = y(point);
    return x > -reach && y > -reach && x < view.width() + reach && y < view.height() + reach;
  }
}
