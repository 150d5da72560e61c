package studio.evosearch.app.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.Selection;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

@ExtendWith(ApplicationExtension.class)
class LineageViewTest {
  @TempDir static Path home;

  private Stage stage;
  private TestBench test;
  private PlaneCanvas canvas;

  @Start
  void start(Stage opened) {
    Locale.setDefault(Locale.ENGLISH);
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    stage.setScene(new Scene(new LineageView(test.bench()), 860, 560));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
    canvas = (PlaneCanvas) stage.getScene().lookup("#lineage-canvas");
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Selection selection() {
    return test.session().selection();
  }

  private void act(FxRobot robot, Runnable what) {
    robot.interact(what);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void save(FxRobot robot, String name) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), "lineage-" + name, 1);
      return null;
    });
  }

  private void run() {
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> canvas.getAccessibleText().startsWith("Lineage of 12"));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aPersonWalksTheForestByKeys(FxRobot robot) {
    save(robot, "empty");
    run();
    robot.interact(canvas::requestFocus);
    robot.type(KeyCode.DOWN);
    assertTrue(selection().focus().get().isPresent());
    act(robot, () -> selection().select(11));
    robot.type(KeyCode.UP);
    long parent = selection().focus().get().orElseThrow();
    assertTrue(parent < 9);
    assertTrue(
        canvas.getAccessibleText().contains("Candidate " + parent + " "),
        canvas.getAccessibleText());
    assertFalse(canvas.moved());
    save(robot, "keys");
    robot.type(KeyCode.PLUS);
    assertTrue(canvas.moved());
    robot.type(KeyCode.ENTER);
    robot.type(KeyCode.F);
    assertFalse(canvas.moved());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aPersonPointsClicksDragsAndZooms(FxRobot robot) {
    run();
    PlaneView fitted = canvas.view().get();
    robot.moveTo(canvas).clickOn(MouseButton.PRIMARY);
    act(robot, () -> selection().select(0));
    robot.moveTo(canvas).scroll(-3);
    PlaneView near = canvas.view().get();
    assertTrue(near.scale().x() != fitted.scale().x(), near.toString());
    robot.drag(canvas).dropBy(60, 0);
    assertTrue(canvas.moved());
    assertEquals(Set.of(0L), selection().ids().get());
    PlaneView moved = canvas.view().get();
    assertTrue(moved.x() < near.x(), moved.toString());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void whatThePersonLooksAtStaysWhenTheForestGrows(FxRobot robot) {
    RunCommand step = new RunCommand.Step(Boundary.GENERATION);
    act(robot, () -> test.session().start(TestBench.toySpec(), true, handle -> handle.post(step)));
    test.pumpUntil(() -> canvas.getAccessibleText().startsWith("Lineage of 6 "));
    robot.interact(canvas::requestFocus);
    robot.type(KeyCode.RIGHT).type(KeyCode.ENTER).type(KeyCode.PLUS);
    PlaneView before = canvas.view().get();
    assertTrue(canvas.moved());
    act(robot, () -> test.session().post(step));
    test.pumpUntil(() -> canvas.getAccessibleText().startsWith("Lineage of 9 "));
    PlaneView after = canvas.view().get();
    assertEquals(before.scale(), after.scale());
    assertTrue(after.x() > before.x(), "children have moved their parents apart");
    act(robot, () -> test.session().post(new RunCommand.Step(Boundary.STEP)));
    test.pumpUntil(() -> !test.session().previews().isEmpty());
    act(robot, canvas::fit);
    save(robot, "growing");
    act(robot, () -> test.session().post(new RunCommand.Resume()));
    test.pumpUntil(() -> canvas.getAccessibleText().startsWith("Lineage of 12 "));
    test.pumpUntil(() -> test.session().state().get().filter(RunState::ended).isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void colourKindsCanBeFaded(FxRobot robot) {
    run();
    ToggleButton blend = robot.lookup("#lineage-kind-blend").queryAs(ToggleButton.class);
    robot.clickOn(blend);
    assertFalse(blend.isSelected());
    save(robot, "faded");
  }

  @Test
  void picturesOfItAreFitToShow(FxRobot robot) {
    run();
    test.session().post(new RunCommand.Pin(1));
    test.session().post(new RunCommand.Reject(2));
    test.pumpUntil(() ->
        test.session().moment().get().orElseThrow().settings().controls().rejected().contains(2L));
    act(robot, () -> selection().select(7));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      act(robot, () -> test.bench().themes().apply(theme));
      save(robot, "near-" + theme.name().toLowerCase(Locale.ROOT));
    }
    act(robot, () -> test.bench().themes().apply(Theme.LIGHT));
    test.run(
        TestBench.toySpec(
            new EvoSearch(
                List.of(0, 1, 2, 3), List.of(65, 49, 49, 49, 48), 8, MutationOperator.PAPER),
            3));
    test.pumpUntil(() -> canvas.getAccessibleText().startsWith("Lineage of 256 "));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      act(robot, () -> test.bench().themes().apply(theme));
      save(robot, "far-" + theme.name().toLowerCase(Locale.ROOT));
    }
    act(robot, () -> test.bench().themes().apply(Theme.LIGHT));
    for (int i = 0; i < 5; i++) {
      act(robot, canvas::zoomIn);
    }
    save(robot, "middle");
  }
}
