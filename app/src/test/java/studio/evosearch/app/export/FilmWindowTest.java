package studio.evosearch.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.app.Screenshots;
import studio.evosearch.engine.model.Picture;

/** A file that no system can play is the case every system can be tried in. */
@ExtendWith(ApplicationExtension.class)
class FilmWindowTest {
  @TempDir Path home;

  private Stage stage;

  @Start
  void start(Stage opened) {
    stage = opened;
    stage.setScene(new Scene(new Pane(), 400, 300));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.show();
  }

  private static Picture grey(int level) {
    byte[] rgb = new byte[16 * 16 * 3];
    Arrays.fill(rgb, (byte) level);
    return new Picture(16, 16, rgb);
  }

  @Test
  void whatCannotBePlayedIsAFlipBook(FxRobot robot) throws IOException, TimeoutException {
    Path file = home.resolve("broken.mp4");
    Files.writeString(file, "no film");
    Reel film = new Reel(file, List.of(grey(0), grey(100), grey(200)));
    robot.interact(() -> FilmWindow.play(film, stage));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !pictures(robot).isEmpty());
    robot.interact(() -> {
      robot.lookup("#film-pause").queryButton().fire();
      return null;
    });
    int before = level(robot);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    assertEquals(before, level(robot), "after the last comes the first");
    robot.push(KeyCode.LEFT);
    assertFalse(before == level(robot));
    robot.interact(() -> {
      Node root = robot.lookup("#film").query();
      Screenshots.save(root.getScene().getRoot(), "film-flip-book", 1);
      return null;
    });
    robot.push(KeyCode.ESCAPE);
    assertEquals(List.of(stage), new ArrayList<>(Window.getWindows()));
  }

  private static List<ImageView> pictures(FxRobot robot) {
    return robot.lookup("#film").lookup(".image-view").queryAll().stream()
        .map(ImageView.class::cast)
        .toList();
  }

  private static int level(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(pictures(robot).size() == 1);
    return pictures(robot).getFirst().getImage().getPixelReader().getArgb(0, 0) & 0xFF;
  }
}
