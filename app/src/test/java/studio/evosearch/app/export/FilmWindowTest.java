package studio.evosearch.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
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
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.model.Picture;

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
    byte[] rgb = new byte[64 * 48 * 3];
    Arrays.fill(rgb, (byte) level);
    return new Picture(64, 48, rgb);
  }

  @Test
  void aFilmIsGoneThroughByKeys(FxRobot robot) throws IOException, TimeoutException {
    Path file = home.resolve("a.mp4");
    Footage footage = new Footage(List.of(grey(20), grey(100), grey(200)), 5);
    Files.write(file, Mp4.encode(footage));
    try (Tasks tasks = Tasks.threads(e -> {})) {
      robot.interact(() -> FilmWindow.play(file, stage, tasks));
      WaitForAsyncUtils.waitFor(
          60,
          TimeUnit.SECONDS,
          () -> !robot.lookup("#film").lookup(".screen > *").queryAll().isEmpty());
      robot.push(KeyCode.RIGHT);
      int before = frame(robot);
      robot.push(KeyCode.RIGHT);
      assertNotEquals(before, frame(robot));
      robot.push(KeyCode.LEFT);
      assertEquals(before, frame(robot));
      robot.interact(() -> {
        Screenshots.save(robot.lookup("#film").query().getScene().getRoot(), "film-window", 1);
        return null;
      });
      robot.push(KeyCode.ESCAPE);
      assertEquals(List.of(stage), new ArrayList<>(Window.getWindows()));
    }
  }

  private static int frame(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return (int) robot.lookup("#film-frame").queryAs(Slider.class).getValue();
  }
}
