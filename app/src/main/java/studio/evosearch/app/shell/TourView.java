package studio.evosearch.app.shell;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;

/** A hint beside what it is about, over the window, which can be used all the while. */
final class TourView extends Pane {
  private static final Strings STRINGS = Strings.of(TourView.class);
  private static final double ARROW = 8;

  private final Tour<Node> tour;
  private final Actions actions;
  private final Region ring = new Region();
  private final Polygon arrow = new Polygon();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label place = new Label();
  private final Button back;
  private final Button next;
  private final VBox callout;
  private final InvalidationListener moved = observable -> requestLayout();
  private Optional<Node> target = Optional.empty();
  private Side side = Side.RIGHT;

  TourView(Tour<Node> tour, Actions actions) {
    this.tour = tour;
    this.actions = actions;
    setId("tour");
    getStyleClass().add("tour");
    setPickOnBounds(false);
    ring.getStyleClass().add("ring");
    ring.setMouseTransparent(true);
    arrow.getStyleClass().add("arrow");
    title.getStyleClass().add("title");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    place.getStyleClass().add("place");
    back = button("tour.back", tour::back);
    next = button("tour.next", tour::next);
    next.getStyleClass().add("accent");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(6, place, gap, button("tour.never", tour::end), back, next);
    row.setAlignment(Pos.CENTER_LEFT);
    callout = new VBox(8, title, text, row);
    callout.getStyleClass().add("callout");
    callout.setPrefWidth(400);
    getChildren().addAll(ring, arrow, callout);
    Rectangle window = new Rectangle();
    window.widthProperty().bind(widthProperty());
    window.heightProperty().bind(heightProperty());
    setClip(window);
    tour.stop().subscribe(this::show);
  }

  private static Button button(String key, Runnable act) {
    Button button = new Button(STRINGS.text(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.setOnAction(event -> act.run());
    return button;
  }

  private void show(Optional<Tour.Stop<Node>> stop) {
    target.ifPresent(node -> {
      node.localToSceneTransformProperty().removeListener(moved);
      node.boundsInLocalProperty().removeListener(moved);
    });
    target = stop.map(Tour.Stop::target);
    target.ifPresent(node -> {
      node.localToSceneTransformProperty().addListener(moved);
      node.boundsInLocalProperty().addListener(moved);
    });
    setVisible(stop.isPresent());
    stop.ifPresent(now -> {
      side = now.hint().side();
      Object[] keys = now.hint().actions().stream().map(this::keys).toArray();
      String said = STRINGS.text("tour." + now.hint().key() + ".text", keys);
      title.setText(STRINGS.text("tour." + now.hint().key()));
      text.setText(said);
      place.setText(
          STRINGS.text("tour.place", String.valueOf(now.number()), String.valueOf(tour.count())));
      back.setDisable(now.number() == 1);
      next.setText(STRINGS.text(now.number() == tour.count() ? "tour.done" : "tour.next"));
      next.setAccessibleHelp(title.getText() + ". " + said);
    });
    requestLayout();
  }

  private String keys(String action) {
    return actions
        .find(action)
        .flatMap(a -> actions.shortcuts().of(action).get())
        .map(KeyCombination::getDisplayText)
        .orElse("–");
  }

  /** Gives the focus to the callout, for who asked for the tour. */
  void focus() {
    next.requestFocus();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    target.ifPresent(node -> {
      Bounds at = sceneToLocal(node.localToScene(node.getLayoutBounds()));
      double height = callout.prefHeight(callout.getPrefWidth());
      double width = Math.min(callout.getPrefWidth(), getWidth() - 16);
      CalloutPlace where =
          CalloutPlace.beside(
              at, new Dimension2D(width, height), new Dimension2D(getWidth(), getHeight()), side);
      double x = Math.max(0, at.getMinX() - 2);
      double y = Math.max(0, at.getMinY() - 2);
      ring.resizeRelocate(
          x,
          y,
          Math.min(getWidth(), at.getMaxX() + 2) - x,
          Math.min(getHeight(), at.getMaxY() + 2) - y);
      callout.resizeRelocate(where.x(), where.y(), width, height);
      point(where, width, height);
    });
  }

  private void point(CalloutPlace where, double width, double height) {
    double a = where.arrow();
    double right = where.x() + width;
    double bottom = where.y() + height;
    switch (where.side()) {
      case RIGHT ->
          triangle(where.x() - ARROW, a, where.x() + 1, a - ARROW, where.x() + 1, a + ARROW);
      case LEFT -> triangle(right + ARROW, a, right - 1, a - ARROW, right - 1, a + ARROW);
      case BOTTOM ->
          triangle(a, where.y() - ARROW, a - ARROW, where.y() + 1, a + ARROW, where.y() + 1);
      case TOP -> triangle(a, bottom + ARROW, a - ARROW, bottom - 1, a + ARROW, bottom - 1);
    }
  }

  private void triangle(Double... points) {
    arrow.getPoints().setAll(points);
  }
}
