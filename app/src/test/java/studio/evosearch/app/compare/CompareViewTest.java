package studio.evosearch.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.TestBench;

@ExtendWith(ApplicationExtension.class)
class CompareViewTest {
  @TempDir static Path home;

  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    stage.setScene(new Scene(new CompareView(test.bench()), 650, 520));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private void save(FxRobot robot, String name) {
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), name, 1);
      return null;
    });
  }

  @Test
  void holdsCandidatesAndRunsAgainstEachOther(FxRobot robot) {
    save(robot, "compare-empty-light");
    test.run(TestBench.bestOf(8));
    test.run(TestBench.toySpec());
    robot.interact(() -> test.session().selection().select(List.of(0L, 6L, 11L)));
    save(robot, "compare-side-light");
    robot.clickOn("#compare-mode-SLIDER");
    robot.interact(() -> robot.lookup("#compare-divider").query().requestFocus());
    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    save(robot, "compare-slider-light");
    robot.clickOn("#compare-mode-DIFFERENCE");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    save(robot, "compare-difference-dark");
    robot.clickOn("#compare-tab-runs");
    save(robot, "compare-runs-dark");
    assertEquals(List.of(), test.problems());
  }
}
