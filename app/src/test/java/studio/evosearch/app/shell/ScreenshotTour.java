package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;

/** Pictures of every view, light and dark, under {@code target/screenshots}: to be looked at. */
@ExtendWith(ApplicationExtension.class)
class ScreenshotTour {
  @TempDir static Path home;

  private Stage stage;
  private Studio studio;

  @Start
  void start(Stage opened) {
    stage = opened;
    studio =
        new Studio(
            new LocalWorkshop(),
            new PreferencesFile(home.resolve("preferences.json"), home),
            Optional.of(Path.of("..", "assets")),
            Optional.of(home.resolve("runs")));
    studio.show(stage);
    stage.setX(0);
    stage.setY(0);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void empty(FxRobot robot) {
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), "empty-light", 1);
      return null;
    });
  }
}
