package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import org.junit.jupiter.api.Test;

/** Where windows and callouts go. */
class PlacesTest {
  private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1280, 800);
  private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);
  private static final Dimension2D WINDOW = new Dimension2D(1280, 800);
  private static final Dimension2D CALLOUT = new Dimension2D(400, 120);

  private static Optional<Rectangle2D> place(double x, double y, double width, double height) {
    return WindowPlace.on(new Rectangle2D(x, y, width, height), List.of(LEFT, RIGHT));
  }

  @Test
  void aFirstWindowIsNoLargerThanTheScreen() {
    assertEquals(new Dimension2D(1280, 800), WindowPlace.first(RIGHT));
    assertEquals(new Dimension2D(640, 400), WindowPlace.first(new Rectangle2D(0, 0, 640, 400)));
  }

  @Test
  void aWindowThatFitsStaysWhereItWas() {
    assertEquals(Optional.of(new Rectangle2D(1300, 10, 900, 700)), place(1300, 10, 900, 700));
  }

  @Test
  void aWindowIsBroughtWholeOntoTheScreenThatShowsMostOfIt() {
    assertEquals(Optional.of(new Rectangle2D(1280, 0, 900, 700)), place(1000, -20, 900, 700));
    assertEquals(Optional.of(new Rectangle2D(0, 0, 1280, 800)), place(-100, -100, 1400, 900));
  }

  @Test
  void aWindowOnAScreenThatIsGoneHasNoPlace() {
    assertEquals(Optional.empty(), place(4000, 0, 900, 700));
    assertEquals(Optional.empty(), place(-895, 0, 900, 700));
    assertEquals(Optional.empty(), place(0, 0, 0, 0));
  }

  private static CalloutPlace callout(Bounds target, Side wanted) {
    return CalloutPlace.beside(target, CALLOUT, WINDOW, wanted);
  }

  @Test
  void aCalloutStandsOnTheSideItWantsWhereThereIsRoom() {
    Bounds button = new BoundingBox(10, 50, 80, 30);
    assertEquals(new CalloutPlace(Side.BOTTOM, 8, 92, 50), callout(button, Side.BOTTOM));
    assertEquals(new CalloutPlace(Side.BOTTOM, 8, 92, 50), callout(button, Side.LEFT));
    assertEquals(Side.RIGHT, callout(button, Side.RIGHT).side());
    assertEquals(
        new CalloutPlace(Side.RIGHT, 332, 365, 425),
        callout(new BoundingBox(0, 100, 320, 650), Side.TOP));
  }

  @Test
  void aCalloutStaysInTheWindow() {
    CalloutPlace place = callout(new BoundingBox(1240, 10, 40, 20), Side.BOTTOM);
    assertEquals(1280 - 400 - 8, place.x());
    assertEquals(1260, place.arrow());
    CalloutPlace within = callout(new BoundingBox(0, 0, 1280, 800), Side.LEFT);
    assertEquals(440, within.x());
    assertEquals(340, within.y());
  }
}
