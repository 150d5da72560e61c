package studio.evosearch.app.fx;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import studio.evosearch.app.fx.PlaneView.Scale;

/**
 * A plane to look at, painted on one canvas: the wheel zooms at the pointer, dragging moves, plus
 * and minus zoom, 0 and F show all. It shows all by itself until the person has moved it. Painted
 * once a pulse at most, and only while it can be seen.
 */
public final class PlaneCanvas extends Region {
  private static final double WHEEL = 1.0025;
  private static final double STEP = 1.4;
  private static final double TIP_GAP = 14;

  /** What is on the plane. */
  public interface Content {
    /** The area with something on it. */
    Rectangle2D extent();

    /** How far and how near it can be looked at in a window of that size, in pixels. */
    ZoomRange range(double width, double height);

    /** Paints what is seen on a canvas that is empty. */
    void paint(GraphicsContext g, PlaneView view);
  }

  private final Content content;
  private final Canvas canvas = new Canvas();
  private final Label tip = new Label();
  private final ReadOnlyObjectWrapper<PlaneView> view =
      new ReadOnlyObjectWrapper<>(new PlaneView(0, 0, new Scale(1, 1), 0, 0));
  private final ObservableValue<Boolean> seen = seen(this);
  private boolean moved;
  private boolean dirty;
  private Point2D grabbed = Point2D.ZERO;

  public PlaneCanvas(Content content) {
    this.content = content;
    getStyleClass().add("plane-canvas");
    tip.getStyleClass().add("plane-tip");
    tip.setManaged(false);
    tip.setMouseTransparent(true);
    tip.setVisible(false);
    getChildren().addAll(canvas, tip);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinSize(0, 0);
    setOnScroll(this::scroll);
    setOnZoom(event -> zoomAt(event.getZoomFactor(), event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> setCursor(Cursor.DEFAULT));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hideTip());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().subscribe(this::redraw);
    seen.subscribe(this::redraw);
  }

  /** Whether a node and all it is in are visible, as the content of a tab in front is. */
  public static ObservableValue<Boolean> seen(Node node) {
    ObservableValue<Boolean> around = node.parentProperty().flatMap(PlaneCanvas::seen).orElse(true);
    return node.visibleProperty().flatMap(visible -> around.map(a -> visible && a));
  }

  /** What is seen of the plane. */
  public ReadOnlyObjectProperty<PlaneView> view() {
    return view.getReadOnlyProperty();
  }

  /** Whether the person has chosen what is seen; all is shown else. */
  public boolean moved() {
    return moved;
  }

  /** Paints again with the next pulse. */
  public void redraw() {
    dirty = true;
    requestLayout();
  }

  /** There is something else on the plane. */
  public void contentChanged() {
    if (moved) {
      view.set(view.get().within(content.extent()));
    } else {
      fitNow();
    }
    redraw();
  }

  /** Shows all, also when there will be more. */
  public void fit() {
    moved = false;
    contentChanged();
  }

  /** Nearer in the middle of the window. */
  public void zoomIn() {
    zoomAt(STEP, getWidth() / 2, getHeight() / 2);
  }

  /** Farther in the middle of the window. */
  public void zoomOut() {
    zoomAt(1 / STEP, getWidth() / 2, getHeight() / 2);
  }

  /** Brings a point of the plane to the middle. */
  public void centre(double x, double y) {
    move(view.get().centred(x, y));
  }

  /** Moves what is seen by so many pixels. */
  public void pan(double pixelsX, double pixelsY) {
    move(view.get().dragged(-pixelsX, -pixelsY));
  }

  /** Brings a point of the plane into sight if it is not. */
  public void reveal(double x, double y, double margin) {
    PlaneView shown = view.get().revealing(x, y, margin);
    if (Math.hypot(shown.x() - view.get().x(), shown.y() - view.get().y()) > 1e-9) {
      move(shown);
    }
  }

  /** Keeps in place what is looked at when the content has moved on the plane. */
  public void follow(double x, double y) {
    if (moved) {
      move(view.get().centred(view.get().x() + x, view.get().y() + y));
    }
  }

  /** Says something beside a point of the window. */
  public void showTip(String text, double screenX, double screenY) {
    showTip(text, Optional.empty(), screenX, screenY);
  }

  /** Says something beside a point of the window, under a picture of it. */
  public void showTip(String text, Optional<Node> picture, double screenX, double screenY) {
    tip.setText(text);
    tip.setGraphic(picture.orElse(null));
    tip.setContentDisplay(ContentDisplay.TOP);
    tip.setVisible(!text.isEmpty());
    tip.autosize();
    double right = getWidth() - tip.getWidth();
    double below = screenY + TIP_GAP;
    double above = screenY - TIP_GAP - tip.getHeight();
    tip.relocate(
        Math.max(0, Math.min(screenX + TIP_GAP, right)),
        below + tip.getHeight() <= getHeight() ? below : Math.max(0, above));
  }

  public void hideTip() {
    tip.setVisible(false);
  }

  private void zoomAt(double factor, double screenX, double screenY) {
    PlaneView now = view.get();
    Scale scale = content.range(getWidth(), getHeight()).zoom(now.scale(), factor);
    if (!scale.equals(now.scale())) {
      move(now.scaled(scale, screenX, screenY));
    }
  }

  private void move(PlaneView wanted) {
    moved = true;
    view.set(wanted.within(content.extent()));
    hideTip();
    redraw();
  }

  private void fitNow() {
    Rectangle2D all = content.extent();
    view.set(
        new PlaneView(
            (all.getMinX() + all.getMaxX()) / 2,
            (all.getMinY() + all.getMaxY()) / 2,
            content.range(getWidth(), getHeight()).far(),
            getWidth(),
            getHeight()));
  }

  private void scroll(ScrollEvent event) {
    zoomAt(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
    event.consume();
  }

  private void press(MouseEvent event) {
    grabbed = new Point2D(event.getX(), event.getY());
    requestFocus();
  }

  private void drag(MouseEvent event) {
    if (event.isStillSincePress()) {
      return;
    }
    setCursor(Cursor.CLOSED_HAND);
    move(view.get().dragged(event.getX() - grabbed.getX(), event.getY() - grabbed.getY()));
    grabbed = new Point2D(event.getX(), event.getY());
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean taken = true;
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoomIn();
      case MINUS, SUBTRACT -> zoomOut();
      case DIGIT0, NUMPAD0, F -> fit();
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      view.set(view.get().resized(getWidth(), getHeight()));
      if (!moved) {
        fitNow();
      }
      dirty = true;
    }
    if (dirty && seen.getValue() && width > 0 && height > 0) {
      dirty = false;
      GraphicsContext g = canvas.getGraphicsContext2D();
      g.clearRect(0, 0, width, height);
      content.paint(g, view.get());
    }
  }
}
