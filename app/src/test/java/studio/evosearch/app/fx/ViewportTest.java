package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Viewport.Place;

class ViewportTest {
  private final Viewport viewport = new Viewport();

  @Test
  void zoomingKeepsThePointWhereItIsSeen() {
    viewport.zoomTo(2, 0.75, 0.5);
    assertEquals(new Place(2, 0.625, 0.5), viewport.place().get());
    // A quarter right of the middle at zoom 1, an eighth at zoom 2: the same on the screen.
    assertEquals(1 * (0.75 - 0.5), 2 * (0.75 - 0.625));
  }

  @Test
  void nothingBeyondTheBordersIsBroughtToTheMiddle() {
    viewport.zoomTo(4, 0.5, 0.5);
    viewport.moveBy(-1, 0.1);
    assertEquals(new Place(4, 0.125, 0.6), viewport.place().get());
  }

  @Test
  void theWholePictureIsTheFarthest() {
    viewport.zoomBy(3);
    viewport.zoomBy(0.01);
    assertTrue(viewport.fits());
    assertEquals(new Place(1, 0.5, 0.5), viewport.place().get());
    viewport.zoomBy(1e9);
    assertEquals(64, viewport.place().get().zoom());
  }
}
