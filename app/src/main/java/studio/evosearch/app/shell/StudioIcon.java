package studio.evosearch.app.shell;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The program's icon, in the sizes that window systems ask for. */
final class StudioIcon {
  private static final List<Integer> SIZES = List.of(16, 32, 64, 128);

  private StudioIcon() {}

  static List<Image> all() {
    return SIZES.stream().map(StudioIcon::of).toList();
  }

  /**
   * @param size 16, 32, 48, 64, 128, 256 or 512 pixels
   */
  static Image of(int size) {
    String file = "/studio/evosearch/app/icons/evosearch-studio-" + size + ".png";
    return new Image(
        Objects.requireNonNull(StudioIcon.class.getResource(file), file).toExternalForm());
  }
}
