package studio.evosearch.app.compare;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import studio.evosearch.app.fx.PicturePane;
import studio.evosearch.app.fx.Viewport;

/** One picture over the other, with a divider between them that is dragged or moved by keys. */
final class SliderPane extends PicturesPane {
  private static final double STEP = 0.02;
  private static final double GRIP = 14;

  private final PicturePane under;
  private final PicturePane over;
  private final Rectangle clip = new Rectangle();
  private final Region divider = new Region();
  private final Label left = new Label();
  private final Label right = new Label();
  private final DoubleProperty share = new SimpleDoubleProperty(0.5);

  SliderPane(CompareViewModel model, Viewport viewport, List<PicturePane> panes) {
    super(model, viewport);
    under = new PicturePane(viewport);
    over = new PicturePane(viewport);
    panes.addAll(List.of(under, over));
    over.setClip(clip);
    // Else it would take what is meant for the part of the other that is seen.
    over.setPickOnBounds(false);
    divider.setId("compare-divider");
    divider.getStyleClass().add("divider");
    divider.setCursor(Cursor.H_RESIZE);
    divider.setFocusTraversable(true);
    divider.setAccessibleRole(AccessibleRole.SLIDER);
    divider.setAccessibleText(STRINGS.text("divider"));
    Tooltip.install(divider, new Tooltip(STRINGS.text("divider")));
    divider.setManaged(false);
    divider.setOnMousePressed(event -> divider.requestFocus());
    divider.setOnMouseDragged(this::drag);
    divider.setOnKeyPressed(this::key);
    tag(left, Pos.TOP_LEFT);
    tag(right, Pos.TOP_RIGHT);
    getChildren().addAll(under, over, left, right, divider);
    share.subscribe(moved -> requestLayout());
    update();
  }

  private static void tag(Label label, Pos place) {
    label.getStyleClass().add("tag");
    label.setMouseTransparent(true);
    StackPane.setAlignment(label, place);
    StackPane.setMargin(label, new Insets(6));
  }

  private void drag(MouseEvent event) {
    share.set(Math.clamp(sceneToLocal(event.getSceneX(), 0).getX() / getWidth(), 0, 1));
    event.consume();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> move(-STEP, event);
      case RIGHT -> move(STEP, event);
      case HOME -> move(-1, event);
      case END -> move(1, event);
      default -> {}
    }
  }

  private void move(double by, KeyEvent event) {
    share.set(Math.clamp(share.get() + by, 0, 1));
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double at = Math.round(share.get() * getWidth());
    clip.setX(0);
    clip.setY(0);
    clip.setWidth(at);
    clip.setHeight(getHeight());
    divider.resizeRelocate(at - GRIP / 2, 0, GRIP, getHeight());
  }

  @Override
  void update() {
    model
        .pair()
        .ifPresent(pair -> {
          show(over, pair.getFirst());
          show(under, pair.getLast());
          left.setText(name(pair.getFirst()));
          right.setText(name(pair.getLast()));
        });
  }
}
