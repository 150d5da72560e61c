package studio.evosearch.app.fx;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * One thumbnail of a {@link ThumbnailGrid}. A picture that comes late, for what the cell no longer
 * shows, is dropped; while the same item stays, its old picture stays until the new one is there.
 */
final class ThumbnailCell extends Region {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  private static final double EDGE = 4;
  private static final double NUMBER_FROM = 96;

  private final ThumbnailGrid grid;
  private final ImageView picture = new ImageView();
  private final FontIcon placeholder = new FontIcon(Material2AL.BLUR_ON);
  private final Region veil = new Region();
  private final Label caption = new Label();
  private final Label number = new Label();
  private final HBox badges = new HBox();
  private final Region ring = new Region();
  private final Tooltip tip = new Tooltip();
  private long id = -1;
  private @Nullable Thumbnail shown;
  private int pixels;
  private long asked;

  ThumbnailCell(ThumbnailGrid grid) {
    this.grid = grid;
    getStyleClass().setAll("thumbnail-cell");
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    setManaged(false);
    setVisible(false);
    picture.setPreserveRatio(true);
    picture.setSmooth(true);
    placeholder.visibleProperty().bind(picture.imageProperty().isNull());
    placeholder.getStyleClass().add("placeholder");
    veil.getStyleClass().add("veil");
    caption.getStyleClass().add("caption");
    number.getStyleClass().addAll("caption", "number");
    badges.getStyleClass().add("badges");
    ring.getStyleClass().add("ring");
    tip.setOnShowing(event -> tip.setText(grid.source().tip(id)));
    Tooltip.install(this, tip);
    getChildren().setAll(picture, placeholder, veil, caption, number, badges, ring);
    // What changes in a cell concerns no other: nothing around it is laid out again.
    getChildren().forEach(child -> child.setManaged(false));
    setOnMousePressed(event -> grid.pressed(id, event));
    setOnMouseClicked(event -> grid.clicked(id, event));
  }

  /** The item on show; -1 for none. */
  long id() {
    return id;
  }

  boolean hasPicture() {
    return picture.getImage() != null;
  }

  void show(long item) {
    Thumbnail look = grid.source().look(item);
    boolean other = item != id;
    boolean landed = shown != null && shown.live() && !look.live();
    id = item;
    if (!look.equals(shown)) {
      paint(look);
    }
    if (other) {
      picture.setImage(null);
    }
    if (other || landed || pixels != grid.pixels()) {
      askForPicture();
    }
    mark();
    setVisible(true);
  }

  /** Shows nothing, and holds no picture. */
  void clear() {
    id = -1;
    asked++;
    shown = null;
    picture.setImage(null);
    setVisible(false);
    badges.getChildren().clear();
  }

  /** Asks for the picture as it is now. */
  void askForPicture() {
    pixels = grid.pixels();
    long mine = ++asked;
    grid.source()
        .picture(
            id,
            pixels,
            () -> mine == asked,
            image -> {
              if (mine == asked) {
                take(image);
              }
            });
  }

  private void take(Image image) {
    picture.setImage(image);
    requestLayout();
  }

  /** Shows whether it is selected and has the focus. */
  void mark() {
    pseudoClassStateChanged(SELECTED, grid.isSelected(id));
    pseudoClassStateChanged(CURRENT, grid.isCurrent(id));
  }

  private void paint(Thumbnail look) {
    shown = look;
    caption.setText(look.caption());
    caption.setVisible(!look.caption().isEmpty());
    number.setText(look.number());
    veil.setVisible(look.veiled());
    badges.getChildren().setAll(look.badges().stream().map(ThumbnailCell::icon).toList());
    pseudoClassStateChanged(LIVE, look.live());
    setAccessibleText(look.words());
    requestLayout();
  }

  private static Node icon(Thumbnail.Badge badge) {
    Label chip = new Label("", new FontIcon(badge.icon()));
    chip.getStyleClass().addAll("badge", badge.style());
    return chip;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    picture.setFitWidth(width);
    picture.setFitHeight(height);
    List.of(picture, placeholder)
        .forEach(n -> layoutInArea(n, 0, 0, width, height, 0, HPos.CENTER, VPos.CENTER));
    veil.resizeRelocate(0, 0, width, height);
    ring.resizeRelocate(0, 0, width, height);
    badges.resizeRelocate(EDGE, EDGE, badges.prefWidth(-1), badges.prefHeight(-1));
    double foot = height - EDGE - caption.prefHeight(-1);
    double room = width - 2 * EDGE;
    caption.resizeRelocate(
        EDGE, foot, Math.min(room, caption.prefWidth(-1)), caption.prefHeight(-1));
    double beside = number.prefWidth(-1);
    number.setVisible(
        width >= NUMBER_FROM
            && !number.getText().isEmpty()
            && caption.getWidth() + beside + EDGE <= room);
    number.resizeRelocate(width - EDGE - beside, foot, beside, number.prefHeight(-1));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case INDEX -> grid.indexOf(id);
      case SELECTED -> grid.isSelected(id);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
