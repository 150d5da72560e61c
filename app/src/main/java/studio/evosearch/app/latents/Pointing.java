package studio.evosearch.app.latents;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import studio.evosearch.app.fx.Keys;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Workbench;

/** What mouse and keys do on a map. */
final class Pointing {
  private static final KeyCombination ALL =
      new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
  private static final double STEP = 60;
  private static final int PICTURE = 128;

  private final Workbench bench;
  private final LatentsViewModel model;
  private final MapPainter painter;
  private final PlaneCanvas canvas;
  private final Lasso lasso;
  private final BooleanProperty lassoing;
  private OptionalInt hovered = OptionalInt.empty();

  /**
   * @param lasso what is being drawn
   * @param lassoing whether dragging draws it without Shift, too
   */
  Pointing(
      Workbench bench,
      LatentsViewModel model,
      MapPainter painter,
      PlaneCanvas canvas,
      Lasso lasso,
      BooleanProperty lassoing) {
    this.bench = bench;
    this.model = model;
    this.painter = painter;
    this.canvas = canvas;
    this.lasso = lasso;
    this.lassoing = lassoing;
    Keys.keep(canvas, ALL);
    canvas.setOnMouseClicked(this::click);
    canvas.setOnMouseMoved(this::hover);
    canvas.setOnKeyPressed(this::key);
    // Before the canvas itself hears of it, which would move what is seen.
    canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
    lassoing.subscribe(on -> canvas.setCursor(on ? Cursor.CROSSHAIR : Cursor.DEFAULT));
  }

  private OptionalInt at(MouseEvent event) {
    PlaneView view = canvas.view().get();
    return model.at(
        view.planeX(event.getX()),
        view.planeY(event.getY()),
        painter.reach(view) / view.scale().x());
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model.click(at(event), event.isShortcutDown());
    }
  }

  private void hover(MouseEvent event) {
    OptionalInt point = at(event);
    if (!point.equals(hovered)) {
      hovered = point;
      canvas.hideTip();
      point.ifPresent(p -> describe(p, event.getX(), event.getY()));
    }
  }

  private void describe(int point, double x, double y) {
    MapLook look = model.look().get().orElseThrow();
    ImageView picture = new ImageView();
    picture.setPreserveRatio(true);
    picture.setFitHeight(PICTURE);
    picture.setFitWidth(PICTURE);
    picture.setSmooth(false);
    String text = MapWords.describe(look, point);
    Optional<Pictures.Key> key =
        bench
            .session()
            .folder()
            .get()
            .map(run -> new Pictures.Key(run, look.plot().id(point), PICTURE));
    canvas.showTip(text, x, y);
    key.ifPresent(k ->
        bench
            .pictures()
            .request(
                k,
                () -> hovered.equals(OptionalInt.of(point)),
                image -> {
                  if (hovered.equals(OptionalInt.of(point))) {
                    picture.setImage(image);
                    canvas.showTip(text, Optional.of(picture), x, y);
                  }
                }));
  }

  // --- the lasso

  private void drag(MouseEvent event) {
    boolean draws = lassoing.get() || event.isShiftDown() || !lasso.line().isEmpty();
    if (draws && event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
      PlaneView view = canvas.view().get();
      lasso.add(view.planeX(event.getX()), view.planeY(event.getY()));
      canvas.hideTip();
      canvas.redraw();
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    if (!lasso.line().isEmpty()) {
      model.select(lasso, event.isShortcutDown());
      lasso.clear();
      canvas.redraw();
      event.consume();
    }
  }

  // --- keys

  private void key(KeyEvent event) {
    if (ALL.match(event)) {
      model.selectAll();
      event.consume();
    } else if (!event.isShortcutDown() && !event.isAltDown()) {
      boolean taken = true;
      switch (event.getCode()) {
        case LEFT -> canvas.pan(-STEP, 0);
        case RIGHT -> canvas.pan(STEP, 0);
        case UP -> canvas.pan(0, -STEP);
        case DOWN -> canvas.pan(0, STEP);
        default -> taken = false;
      }
      if (taken) {
        event.consume();
      }
    }
  }
}
