package studio.evosearch.app.fx;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A picture to look into: a click goes near, where a pixel of the picture takes whole pixels of the
 * screen, and back; the wheel zooms, dragging moves; so do plus, minus, 0 and the arrow keys.
 */
public final class PicturePane extends Region {
  private static final double WHEEL = 1.0015;
  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_MOVE = 0.25;

  private final Viewport viewport;
  private final Canvas canvas = new Canvas();
  private final BooleanProperty smooth = new SimpleBooleanProperty(this, "smooth");
  private final BooleanProperty wheelZooms = new SimpleBooleanProperty(this, "wheelZooms", true);
  private @Nullable Image image;
  private Point2D grabbed = Point2D.ZERO;

  /**
   * @param viewport may be shared with other panes
   */
  public PicturePane(Viewport viewport) {
    this.viewport = viewport;
    getStyleClass().add("picture-pane");
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(32, 32);
    viewport.place().subscribe(place -> paint());
    smooth.subscribe(paint -> paint());
    setOnScroll(this::scroll);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
  }

  /** Whether enlarged pixels are blended instead of shown as the squares they are. */
  public BooleanProperty smoothProperty() {
    return smooth;
  }

  /** Whether the wheel zooms by itself; else with Ctrl, and alone it scrolls what is around. */
  public BooleanProperty wheelZoomsProperty() {
    return wheelZooms;
  }

  /** Shows a picture, or none. */
  public void show(@Nullable Image shown) {
    if (!Objects.equals(image, shown)) {
      image = shown;
      paint();
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Image shown = image;
    if (shown == null || canvas.getWidth() == 0) {
      setCursor(Cursor.DEFAULT);
      return;
    }
    setCursor(viewport.fits() ? Cursor.CROSSHAIR : Cursor.MOVE);
    Rectangle2D area = area(shown);
    g.setImageSmoothing(smooth.get() || area.getWidth() < shown.getWidth());
    g.drawImage(shown, area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
  }

  /** Where the whole picture lies, most of it outside when it is zoomed. */
  private Rectangle2D area(Image shown) {
    Viewport.Place place = viewport.place().get();
    double scale = fitting(shown) * place.zoom();
    double width = shown.getWidth() * scale;
    double height = shown.getHeight() * scale;
    return new Rectangle2D(
        getWidth() / 2 - place.x() * width, getHeight() / 2 - place.y() * height, width, height);
  }

  private double fitting(Image shown) {
    return Math.min(getWidth() / shown.getWidth(), getHeight() / shown.getHeight());
  }

  /** A point of the pane in parts of the picture. */
  private static Point2D inside(Rectangle2D area, double x, double y) {
    return new Point2D(
        Math.clamp((x - area.getMinX()) / area.getWidth(), 0, 1),
        Math.clamp((y - area.getMinY()) / area.getHeight(), 0, 1));
  }

  private void scroll(ScrollEvent event) {
    Image shown = image;
    if (shown == null || !(wheelZooms.get() || event.isShortcutDown())) {
      return;
    }
    Point2D at = inside(area(shown), event.getX(), event.getY());
    double factor = Math.pow(WHEEL, event.getDeltaY());
    viewport.zoomTo(viewport.place().get().zoom() * factor, at.getX(), at.getY());
    event.consume();
  }

  private void press(MouseEvent event) {
    grabbed = new Point2D(event.getX(), event.getY());
    requestFocus();
  }

  private void drag(MouseEvent event) {
    Image shown = image;
    if (shown == null || viewport.fits()) {
      return;
    }
    Rectangle2D area = area(shown);
    viewport.moveBy(
        (grabbed.getX() - event.getX()) / area.getWidth(),
        (grabbed.getY() - event.getY()) / area.getHeight());
    grabbed = new Point2D(event.getX(), event.getY());
  }

  private void click(MouseEvent event) {
    Image shown = image;
    if (shown == null
        || event.getButton() != MouseButton.PRIMARY
        || event.getClickCount() != 1
        || !event.isStillSincePress()) {
      return;
    }
    if (viewport.fits()) {
      Point2D at = inside(area(shown), event.getX(), event.getY());
      viewport.zoomTo(near(fitting(shown)), at.getX(), at.getY());
    } else {
      viewport.fit();
    }
  }

  /** The zoom at which a pixel of the picture takes whole pixels of the screen. */
  private static double near(double fitting) {
    return Math.max(1, Math.ceil(1.5 * fitting)) / fitting;
  }

  private void key(KeyEvent event) {
    double step = KEY_MOVE / viewport.place().get().zoom();
    boolean taken = true;
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> viewport.zoomBy(KEY_ZOOM);
      case MINUS, SUBTRACT -> viewport.zoomBy(1 / KEY_ZOOM);
      case DIGIT0, NUMPAD0 -> viewport.fit();
      case LEFT -> taken = move(-step, 0);
      case RIGHT -> taken = move(step, 0);
      case UP -> taken = move(0, -step);
      case DOWN -> taken = move(0, step);
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  /** Arrow keys belong to what is around while the whole picture is seen. */
  private boolean move(double x, double y) {
    if (viewport.fits()) {
      return false;
    }
    viewport.moveBy(x, y);
    return true;
  }
}
