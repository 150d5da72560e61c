package studio.evosearch.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.session.TestBench;

@ExtendWith(ApplicationExtension.class)
class PopulationViewTest {
  @TempDir static Path home;

  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    stage.setScene(new Scene(new PopulationView(test.bench()), 700, 500));
    stage.show();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void showsTheGeneration(FxRobot robot) {
    test.run(TestBench.toySpec());
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), "population", 1);
      return null;
    });
    assertEquals(List.of(), test.problems());
  }
}
