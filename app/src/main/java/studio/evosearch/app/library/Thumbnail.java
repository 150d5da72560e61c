package studio.evosearch.app.library;

import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.engine.run.RunSummary;

/** The picture of a run's best candidate, or an icon while there is none. */
final class Thumbnail extends StackPane {
  static final double SIZE = 64;

  /** Enough pixels for a screen at 200 %. */
  private static final int PIXELS = 128;

  private final Pictures pictures;
  private final ImageView image = new ImageView();
  private Optional<Pictures.Key> wanted = Optional.empty();

  Thumbnail(Pictures pictures) {
    this.pictures = pictures;
    image.setFitWidth(SIZE);
    image.setFitHeight(SIZE);
    image.setPreserveRatio(true);
    setMinSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
    getStyleClass().add("thumbnail");
    getChildren().addAll(new FontIcon(Material2AL.IMAGE), image);
  }

  /** Shows a run's best picture as soon as it is read. */
  void show(RunSummary run) {
    Optional<Pictures.Key> key =
        run.bestCandidate().isPresent()
            ? Optional.of(new Pictures.Key(run.folder(), run.bestCandidate().getAsLong(), PIXELS))
            : Optional.empty();
    if (!key.equals(wanted)) {
      clear();
      wanted = key;
      key.ifPresent(picture ->
          pictures.request(
              picture,
              () -> wanted.equals(key),
              read -> {
                if (wanted.equals(key)) {
                  image.setImage(read);
                }
              }));
    }
  }

  /** Shows none. */
  void clear() {
    wanted = Optional.empty();
    image.setImage(null);
  }
}
