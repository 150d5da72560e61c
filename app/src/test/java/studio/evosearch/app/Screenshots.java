package studio.evosearch.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;

/**
 * Pictures of what a window shows, under {@code target/screenshots}. On the FX thread. What is hard
 * to read in one fails the test that took it.
 */
public final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  /**
   * Saves what a scene shows.
   *
   * @param scale pixels a unit; 2 for a screen at 200 %
   */
  public static void save(Parent root, String name, double scale) throws IOException {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    WritableImage image = root.snapshot(parameters, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    byte[] bgra = new byte[width * height * 4];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), bgra, 0, width * 4);
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = bgra[4 * i + 2];
      rgb[3 * i + 1] = bgra[4 * i + 1];
      rgb[3 * i + 2] = bgra[4 * i];
    }
    assertEquals(List.of(), Legibility.faults(root), name);
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name + ".png"), Png.encode(new Picture(width, height, rgb)));
  }
}
