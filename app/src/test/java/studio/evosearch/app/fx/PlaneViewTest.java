package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.PlaneView.Scale;

class PlaneViewTest {
  private static final double EPSILON = 1e-9;
  private static final PlaneView VIEW = new PlaneView(10, 2, new Scale(5, 50), 400, 300);
  private static final ZoomRange RANGE = new ZoomRange(new Scale(0.2, 40), new Scale(200, 240));

  @Test
  void pointsOfThePlaneAndOfTheWindowMatch() {
    assertEquals(200, VIEW.screenX(10), EPSILON);
    assertEquals(150, VIEW.screenY(2), EPSILON);
    assertEquals(205, VIEW.screenX(11), EPSILON);
    assertEquals(37, VIEW.planeX(VIEW.screenX(37)), EPSILON);
    assertEquals(-3, VIEW.planeY(VIEW.screenY(-3)), EPSILON);
  }

  @Test
  void whatIsUnderThePointerStaysThere() {
    PlaneView near = VIEW.scaled(new Scale(50, 90), 30, 220);
    assertEquals(VIEW.planeX(30), near.planeX(30), EPSILON);
    assertEquals(VIEW.planeY(220), near.planeY(220), EPSILON);
    PlaneView dragged = near.dragged(25, -10);
    assertEquals(near.planeX(30), dragged.planeX(55), EPSILON);
    assertEquals(near.planeY(220), dragged.planeY(210), EPSILON);
  }

  @Test
  void theMiddleStaysWithinTheContent() {
    Rectangle2D area = new Rectangle2D(0, 0, 20, 3);
    assertEquals(VIEW, VIEW.within(area));
    assertEquals(VIEW.centred(20, 0), VIEW.centred(900, -4).within(area));
  }

  @Test
  void aPointIsRevealedByTheShortestWay() {
    assertEquals(VIEW, VIEW.revealing(12, 2, 20));
    PlaneView right = VIEW.revealing(100, 2, 20);
    assertEquals(380, right.screenX(100), EPSILON);
    assertEquals(VIEW.y(), right.y(), EPSILON);
    assertEquals(200, VIEW.revealing(100, 2, 900).screenX(100), EPSILON);
  }

  @Test
  void zoomingOutLeadsBackThroughTheSameScales() {
    Scale far = RANGE.far();
    Scale one = RANGE.zoom(far, 3);
    Scale two = RANGE.zoom(one, 3);
    assertEquals(0.6, one.x(), EPSILON);
    assertTrue(one.y() > far.y() && two.y() > one.y());
    assertEquals(one.x(), RANGE.zoom(two, 1 / 3.0).x(), EPSILON);
    assertEquals(one.y(), RANGE.zoom(two, 1 / 3.0).y(), EPSILON);
  }

  @Test
  void zoomingEndsAtTheEnds() {
    assertEquals(200, RANGE.zoom(RANGE.far(), 1e9).x(), 1e-6);
    assertEquals(240, RANGE.zoom(RANGE.far(), 1e9).y(), 1e-6);
    assertEquals(0.2, RANGE.zoom(RANGE.near(), 1e-9).x(), EPSILON);
    assertEquals(RANGE.far(), RANGE.zoom(RANGE.far(), 0.5));
    // A view that is too far already, since there was less of the plane, does not jump.
    assertEquals(new Scale(0.1, 30), RANGE.zoom(new Scale(0.1, 30), 0.5));
  }
}
