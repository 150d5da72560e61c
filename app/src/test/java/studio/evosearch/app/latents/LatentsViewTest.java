package studio.evosearch.app.latents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
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
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

@ExtendWith(ApplicationExtension.class)
class LatentsViewTest {
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
    stage.setScene(new Scene(new LatentsView(test.bench()), 960, 600));
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(960);
    stage.setHeight(600);
    stage.show();
    canvas = (PlaneCanvas) stage.getScene().lookup("#latents-canvas");
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
      Screenshots.save(stage.getScene().getRoot(), "latents-" + name, 1);
      return null;
    });
  }

  private void inBothThemes(FxRobot robot, String name) {
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      act(robot, () -> test.bench().themes().apply(theme));
      save(robot, name + "-" + theme.name().toLowerCase(Locale.ROOT));
    }
  }

  private String status(FxRobot robot) {
    return robot.lookup("#latents-status").queryAs(Label.class).getText();
  }

  private void run(FxRobot robot) {
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> status(robot).startsWith("12 candidates"));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Nine generations of some hundred candidates. */
  private void runLarge(FxRobot robot) {
    test.run(
        TestBench.toySpec(
            new EvoSearch(
                List.of(0, 0, 1, 1, 2, 2, 3, 3),
                List.of(65, 33, 33, 33, 33, 33, 33, 33, 33),
                8,
                MutationOperator.MARGINAL),
            3));
    test.pumpUntil(() -> status(robot).startsWith("321 candidates"));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aPersonSelectsByLassoClicksAndKeys(FxRobot robot) {
    save(robot, "empty");
    run(robot);
    Bounds window = canvas.localToScreen(canvas.getBoundsInLocal());
    robot.clickOn("#latents-lasso");
    robot
        .moveTo(window.getMinX() + 4, window.getMinY() + 4)
        .press(MouseButton.PRIMARY)
        .moveTo(window.getMaxX() - 4, window.getMinY() + 4)
        .moveTo(window.getMaxX() - 4, window.getMaxY() - 4)
        .moveTo(window.getMinX() + 4, window.getMaxY() - 4)
        .release(MouseButton.PRIMARY);
    assertEquals(12, selection().ids().get().size());
    assertFalse(canvas.moved(), "the lasso does not move what is seen");
    robot.moveTo(window.getMinX() + 4, window.getMinY() + 4).clickOn(MouseButton.PRIMARY);
    assertEquals(Set.of(), selection().ids().get());
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    assertEquals(12, selection().ids().get().size());
    PlaneView before = canvas.view().get();
    robot.type(KeyCode.RIGHT).type(KeyCode.PLUS);
    assertTrue(canvas.view().get().x() > before.x());
    assertTrue(canvas.view().get().scale().x() > before.scale().x());
    robot.type(KeyCode.DIGIT0);
    assertEquals(before, canvas.view().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aPersonPointsAtAPointAndClicksIt(FxRobot robot) {
    run(robot);
    LatentsViewModel same =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new LatentsViewModel(test.bench()));
    act(robot, () -> same.maps().looking().set(true));
    test.pumpUntil(() -> same.maps().plot().isPresent());
    MapPlot plot = same.maps().plot().orElseThrow();
    PlaneView view = canvas.view().get();
    robot.moveTo(canvas.localToScreen(view.screenX(plot.x(4)), view.screenY(plot.y(4))));
    Label tip = (Label) canvas.lookup(".plane-tip");
    assertTrue(tip.isVisible());
    assertTrue(tip.getText().startsWith("Candidate 4 · generation 0\nFitness "), tip.getText());
    test.pumpUntil(() -> tip.getGraphic() != null);
    save(robot, "tip");
    robot.clickOn(MouseButton.PRIMARY);
    assertEquals(Set.of(4L), selection().ids().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void generationsArePlayedOneAfterAnother(FxRobot robot) {
    run(robot);
    robot.clickOn("#latents-play");
    ToggleButton play = robot.lookup("#latents-play").queryAs(ToggleButton.class);
    test.pumpUntil(() -> status(robot).startsWith("6 candidates"));
    test.pumpUntil(() -> !play.isSelected());
    assertTrue(status(robot).contains("generation 2 of 2"), status(robot));
  }

  /** The figures of the landscape's last column. */
  private static List<String> previews(FxRobot robot) {
    int last = LandscapeTable.COLUMNS.indexOf("previews");
    return robot.lookup(".figures .label").queryAllAs(Label.class).stream()
        .filter(label -> GridPane.getColumnIndex(label) == last && GridPane.getRowIndex(label) > 0)
        .map(Label::getText)
        .toList();
  }

  @Test
  void theLandscapeIsTold(FxRobot robot) {
    runLarge(robot);
    robot.clickOn("#latents-landscape");
    test.pumpUntil(() -> robot.lookup(".figures .label").queryAll().size() > 7);
    assertEquals(Set.of("–"), Set.copyOf(previews(robot)), "nobody has asked yet");
    robot.clickOn("#latents-previews");
    // The clean latent at the end is no preview.
    test.pumpUntil(() -> previews(robot).stream().filter("–"::equals).count() == 1);
    assertEquals("–", previews(robot).getLast());
    inBothThemes(robot, "landscape");
    robot.clickOn("#latents-copyLandscape");
    assertEquals(1, test.bench().notices().all().size());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void picturesOfItAreFitToShow(FxRobot robot) {
    runLarge(robot);
    act(robot, () -> selection().select(300));
    inBothThemes(robot, "toy");
    act(robot, () -> test.session().scrub(3));
    inBothThemes(robot, "past");
    act(robot, () -> test.session().scrub(8));
    robot.clickOn("#latents-settings");
    WaitForAsyncUtils.waitForFxEvents();
    @SuppressWarnings("unchecked")
    ComboBox<Object> methods = robot.lookup("#latents-method").queryAs(ComboBox.class);
    act(robot, () -> methods.getSelectionModel().select(0));
    test.pumpUntil(() -> status(robot).contains("t-SNE"));
    act(robot, () -> robot.window(methods).hide());
    act(robot, () -> stage.setWidth(650));
    act(robot, () -> stage.setHeight(300));
    save(robot, "narrow");
    assertEquals(List.of(), test.problems());
  }
}
