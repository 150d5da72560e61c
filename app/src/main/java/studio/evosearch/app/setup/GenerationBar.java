package studio.evosearch.app.setup;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/**
 * One generation on the picture: a bar from the state it starts at to the one it ends at, as thick
 * as it is large, with what it costs below. Its left end is dragged to move the start, the bar
 * itself up and down to change its size; arrow keys do the same.
 */
final class GenerationBar extends Region {
  static final double CAPTION = 17;
  static final double THICKEST = 22;
  private static final double GRIP = 7;
  private static final double PIXELS_A_CANDIDATE = 4;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass EDITABLE = PseudoClass.getPseudoClass("editable");
  private static final Strings STRINGS = Strings.of(GenerationBar.class);

  private final int index;
  private final SchedulePicture picture;
  private final Region fresh = part("fresh");
  private final Region carried = part("carried");
  private final Region grip = part("grip");
  private final Label caption = new Label();
  private final Tooltip tooltip = new Tooltip();
  private Bar bar = new Bar(0, 1, 0, 1, 1);
  private Point2D pressed = Point2D.ZERO;
  private Bar before = bar;

  GenerationBar(int index, SchedulePicture picture) {
    this.index = index;
    this.picture = picture;
    getStyleClass().add("generation");
    caption.getStyleClass().add("caption");
    getChildren().addAll(carried, fresh, grip, caption);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(320);
    Tooltip.install(this, tooltip);
    setAccessibleRole(AccessibleRole.BUTTON);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            picture.select(index);
          }
        });
  }

  private static Region part(String styleClass) {
    Region part = new Region();
    part.getStyleClass().add(styleClass);
    return part;
  }

  /** Shows a generation. */
  void show(Bar shown, boolean selected) {
    bar = shown;
    boolean editable = picture.editable();
    boolean movable = editable && index > 0;
    setFocusTraversable(editable);
    pseudoClassStateChanged(SELECTED, selected && editable);
    pseudoClassStateChanged(EDITABLE, editable);
    grip.setVisible(movable);
    grip.setCursor(Cursor.H_RESIZE);
    fresh.setCursor(editable ? Cursor.V_RESIZE : Cursor.DEFAULT);
    carried.setCursor(fresh.getCursor());
    String size = Numbers.count(shown.size());
    caption.setText(
        shown.carried() == 0
            ? STRINGS.text("bar", size, Numbers.count(shown.nfe()))
            : STRINGS.text(
                "bar.carried", size, Numbers.count(shown.carried()), Numbers.count(shown.nfe())));
    String said =
        STRINGS.text(
            "bar.said", index + 1, Numbers.count(shown.from()), size, Numbers.count(shown.nfe()));
    setAccessibleText(said);
    setAccessibleHelp(editable ? STRINGS.text("bar.help") : "");
    tooltip.setText(editable ? said + "\n" + STRINGS.text("bar.help") : said);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double left = picture.x(bar.from());
    double width = Math.max(2, picture.x(bar.to()) - left);
    double base = getHeight() - CAPTION;
    double each = picture.thickness(1);
    double freshHeight = bar.fresh() == 0 ? 0 : Math.max(2, bar.fresh() * each);
    double carriedHeight = bar.carried() * each;
    fresh.resizeRelocate(left, base - freshHeight, width, freshHeight);
    carried.resizeRelocate(left, base - freshHeight - carriedHeight, width, carriedHeight);
    double gripHeight = Math.max(THICKEST / 2, freshHeight + carriedHeight) + 2;
    grip.resizeRelocate(left - GRIP / 2, base + 1 - gripHeight, GRIP, gripHeight);
    double textWidth = Math.min(caption.prefWidth(-1), getWidth());
    double textLeft = Math.min(left, getWidth() - textWidth);
    caption.resizeRelocate(textLeft, base + 1, textWidth, CAPTION - 1);
  }

  private void press(MouseEvent event) {
    if (picture.editable()) {
      requestFocus();
      pressed = new Point2D(event.getSceneX(), event.getSceneY());
      before = bar;
      boolean byItsEnd = grip.isVisible() && event.getTarget().equals(grip);
      picture.grab(byItsEnd ? this::move : this::resize);
      event.consume();
    }
  }

  private void move(MouseEvent event) {
    picture.move(index, before.from() + picture.states(event.getSceneX() - pressed.getX()));
  }

  private void resize(MouseEvent event) {
    double up = pressed.getY() - event.getSceneY();
    picture.resize(index, before.size() + (int) Math.round(up / PIXELS_A_CANDIDATE));
  }

  private void key(KeyEvent event) {
    if (!picture.editable() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> picture.move(index, bar.from() - 1);
      case RIGHT -> picture.move(index, bar.from() + 1);
      case UP -> picture.resize(index, bar.size() + 1);
      case DOWN -> picture.resize(index, bar.size() - 1);
      case DELETE, BACK_SPACE -> picture.remove(index);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
