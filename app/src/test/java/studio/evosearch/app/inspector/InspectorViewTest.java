package studio.evosearch.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.MovingSquares;
import studio.evosearch.app.session.TestBench;

@ExtendWith(ApplicationExtension.class)
class InspectorViewTest {
  @TempDir static Path home;

  private Stage stage;
  private TestBench test;
  private InspectorView view;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    mark("candidate.pin", Material2MZ.PUSH_PIN);
    mark("candidate.reject", Material2AL.BLOCK);
    mark("candidate.like", Material2MZ.THUMB_UP);
    mark("candidate.dislike", Material2MZ.THUMB_DOWN);
    test.bench().themes().apply(Theme.LIGHT);
    view = new InspectorView(test.bench());
    stage.setScene(new Scene(view, 300, 960));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  /** The population view's, which is not here. */
  private void mark(String id, Ikon icon) {
    test.bench()
        .actions()
        .add(new Action(id, id, id, icon, "", new SimpleBooleanProperty(true), () -> {}));
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

  private void select(FxRobot robot, long id) {
    test.pumpUntil(
        () -> test.session().moment().get().filter(m -> m.candidate(id).isPresent()).isPresent());
    robot.interact(() -> test.session().selection().select(id));
  }

  @Test
  void showsACandidateWithItsWay(FxRobot robot) {
    save(robot, "inspector-empty-light");
    test.run(TestBench.toySpec());
    select(robot, 11);
    test.pumpUntil(() -> view.lookupAll(".trajectory .thumbnail").size() == 3);
    save(robot, "inspector-light");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    ScrollPane scroll = robot.lookup(".inspector > .scroll-pane").queryAs(ScrollPane.class);
    robot.interact(() -> scroll.setVvalue(1));
    save(robot, "inspector-below-dark");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void scrubsDiffersRatesAndTags(FxRobot robot) {
    test.run(TestBench.toySpec());
    select(robot, 11);
    test.pumpUntil(() -> view.lookupAll(".trajectory .thumbnail").size() == 3);
    Slider scrub = robot.lookup("#inspector-scrub").queryAs(Slider.class);
    robot.interact(scrub::requestFocus);
    robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
    Labeled caption = robot.lookup(".picture-bar .caption").queryLabeled();
    test.pumpUntil(() -> caption.getText().equals("Preview of x0 at state 2 of 6"));
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    robot.clickOn("#inspector-difference");
    test.pumpUntil(() -> caption.getText().startsWith("Difference to candidate"));
    save(robot, "inspector-difference-light");
    robot.clickOn("#inspector-tag").write("sharp").press(KeyCode.ENTER).release(KeyCode.ENTER);
    test.pumpUntil(() -> view.lookupAll(".chip").size() == 1);
    Slider rating = robot.lookup("#inspector-rating").queryAs(Slider.class);
    robot.interact(rating::requestFocus);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    test.pumpUntil(() ->
        test.session()
            .moment()
            .get()
            .orElseThrow()
            .settings()
            .controls()
            .ratings()
            .equals(Map.of(11L, 0.25)));
    robot.interact(() -> test.session().scrub(0));
    select(robot, 0);
    save(robot, "inspector-past-light");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void enlargesAndGoesOn(FxRobot robot) {
    test.run(TestBench.toySpec());
    select(robot, 9);
    robot.interact(() -> test.bench().actions().run("inspector.zoom"));
    Stage large = enlarged(robot);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    test.pumpUntil(() -> test.session().selection().focus().get().equals(Optional.of(10L)));
    robot.interact(() -> {
      Screenshots.save(large.getScene().getRoot(), "inspector-zoom-light", 1);
      return null;
    });
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    test.pumpUntil(() -> !large.isShowing());
  }

  /** Videos come from another workbench than the one the window opened with. */
  private void openVideos() {
    test.close();
    test = TestBench.window(home.resolve("videos"), MovingSquares.workshop());
    view = new InspectorView(test.bench());
    stage.setScene(new Scene(view, 300, 960));
  }

  @Test
  void aVideoIsPlayed(FxRobot robot) {
    robot.interact(this::openVideos);
    test.run(TestBench.toySpec());
    select(robot, 9);
    test.pumpUntil(() -> robot.lookup(".film-player .screen > *").tryQuery().isPresent());
    Slider frame = robot.lookup("#film-frame").queryAs(Slider.class);
    assertEquals(8, frame.getMax());
    robot.interact(() -> frame.setValue(4));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> test.bench().themes().apply(theme));
      save(robot, "inspector-video-" + theme.name().toLowerCase(Locale.ROOT));
    }
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
  }

  @Test
  void aVideoPlaysEnlargedWhileItIsLookedAt(FxRobot robot) {
    robot.interact(this::openVideos);
    test.run(TestBench.toySpec());
    select(robot, 9);
    test.pumpUntil(() -> robot.lookup(".film-player .screen > *").tryQuery().isPresent());
    robot.interact(() -> test.bench().actions().run("inspector.zoom"));
    Stage large = enlarged(robot);
    test.pumpUntil(() -> film(large).isPresent());
    Slider frame = (Slider) large.getScene().lookup("#film-frame");
    test.pumpUntil(() -> frame.getValue() > 0);
    robot.push(KeyCode.SPACE);
    robot.interact(() -> frame.setValue(4));
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> {
        test.bench().themes().apply(theme);
        Screenshots.save(
            large.getScene().getRoot(),
            "inspector-zoom-video-" + theme.name().toLowerCase(Locale.ROOT),
            1);
        return null;
      });
    }
    robot.push(KeyCode.RIGHT);
    test.pumpUntil(() -> test.session().selection().focus().get().equals(Optional.of(10L)));
    robot.push(KeyCode.ESCAPE);
    test.pumpUntil(() -> !large.isShowing() && film(large).isEmpty());
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
  }

  private static Optional<Node> film(Stage large) {
    return Optional.ofNullable(large.getScene().getRoot().lookup(".film-player .screen > *"));
  }

  private Stage enlarged(FxRobot robot) {
    return robot.listWindows().stream()
        .filter(window -> !window.equals(stage) && window instanceof Stage)
        .map(Stage.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theEvolutionIsPlayedAndLeft(FxRobot robot) {
    test.run(TestBench.toySpec());
    select(robot, 9);
    robot.interact(() -> test.bench().actions().run("inspector.playEvolution"));
    test.pumpUntil(() -> robot.lookup(".film-player .screen > *").tryQuery().isPresent());
    Slider frame = robot.lookup("#film-frame").queryAs(Slider.class);
    test.pumpUntil(() -> frame.getValue() > 4);
    save(robot, "inspector-evolution");
    robot.interact(() -> robot.lookup("#inspector-close-film").queryButton().fire());
    test.pumpUntil(() -> robot.lookup(".film-player .screen > *").tryQuery().isEmpty());
  }
}
