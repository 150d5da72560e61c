package studio.evosearch.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
import studio.evosearch.app.fx.ThumbnailGrid;
import studio.evosearch.app.session.MovingSquares;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.search.Controls;

@ExtendWith(ApplicationExtension.class)
class PopulationViewTest {
  @TempDir Path home;

  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    stage.setScene(new Scene(new PopulationView(test.bench()), 650, 480));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.getScene().addEventFilter(KeyEvent.KEY_PRESSED, test.bench().actions()::handle);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void keysCullTheGeneration(FxRobot robot) {
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> grid().items().size() == 4 && grid().blanks() == 0);
    List<Long> order = grid().items();
    robot.interact(grid()::requestFocus);
    robot.push(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.P);
    robot.push(KeyCode.SHIFT, KeyCode.X).push(KeyCode.L).push(KeyCode.RIGHT).push(KeyCode.D);
    test.pumpUntil(() -> controls().filter(c -> c.ratings().size() == 2).isPresent());
    Controls controls = controls().orElseThrow();
    assertEquals(Set.of(order.get(0)), controls.pinned());
    assertEquals(Set.of(order.get(1)), controls.rejected());
    assertEquals(1.0, controls.ratings().get(order.get(2)));
    assertEquals(-1.0, controls.ratings().get(order.get(3)));
    assertEquals("4 of 12", ((Labeled) stage.getScene().lookup("#grid-count")).getText());
    save(robot, "population-light");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    save(robot, "population-dark");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void videosCarryASign(FxRobot robot) {
    robot.interact(() -> {
      test.close();
      test = TestBench.window(home.resolve("videos"), MovingSquares.workshop());
      stage.setScene(new Scene(new PopulationView(test.bench()), 650, 480));
    });
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> grid().items().size() == 4 && grid().blanks() == 0);
    assertEquals(4, robot.lookup(".badge.muted").queryAll().size());
    save(robot, "population-videos");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void beforeTheFirstRunItSaysWhatToDo(FxRobot robot) {
    save(robot, "population-empty");
    assertTrue(
        robot.lookup(".empty .label").queryAll().stream()
            .map(Labeled.class::cast)
            .anyMatch(label -> label.getText().startsWith("Press Run (F5)")));
  }

  @Test
  void aFilterThatNothingPassesCanBeLeft(FxRobot robot) {
    test.run(TestBench.toySpec());
    robot.clickOn("#grid-filter").clickOn("#filter-least").write("1000");
    test.pumpUntil(() -> grid().items().isEmpty());
    robot.interact(() -> {
      Node form = robot.lookup(".filter-form").query();
      Screenshots.save(form.getScene().getRoot(), "population-filter", 1);
      return null;
    });
    robot.clickOn("#filter-clear");
    test.pumpUntil(() -> grid().items().size() == 4);
  }

  private ThumbnailGrid grid() {
    return (ThumbnailGrid) stage.getScene().lookup("#population-grid");
  }

  private Optional<Controls> controls() {
    return test.session().moment().get().map(m -> m.settings().controls());
  }

  private void save(FxRobot robot, String name) {
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), name, 1);
      return null;
    });
  }
}
