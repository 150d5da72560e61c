package studio.evosearch.app.inspector;

import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A small picture on a button. */
final class Thumbnail {
  /** Pixels asked of the pictures, enough for a screen at 200 %. */
  static final int SIZE = 128;

  private static final double SHOWN = 48;

  private final ImageView view = new ImageView();

  private Thumbnail() {}

  /**
   * Puts a small picture on a button.
   *
   * @param name for a tooltip and for those who cannot see it
   */
  static Thumbnail on(ButtonBase button, String name) {
    Thumbnail thumbnail = new Thumbnail();
    thumbnail.view.setPreserveRatio(true);
    thumbnail.view.setFitWidth(SHOWN);
    thumbnail.view.setFitHeight(SHOWN);
    StackPane frame = new StackPane(thumbnail.view);
    frame.setMinSize(SHOWN, SHOWN);
    frame.getStyleClass().add("frame");
    button.setGraphic(frame);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("thumbnail");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return thumbnail;
  }

  void show(Optional<Image> image) {
    @Nullable Image shown = image.orElse(null);
    view.setImage(shown);
  }
}
