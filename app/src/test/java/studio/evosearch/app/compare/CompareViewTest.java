package studio.evosearch.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
import studio.evosearch.app.session.MovingSquares;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.search.BestOfN;

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
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
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

  /** Selects candidates once they can be compared, and waits for their pictures. */
  private void compare(FxRobot robot, Path run, long... ids) {
    test.pumpUntil(() ->
        test.session().moment().get().filter(m -> m.candidate(ids[0]).isPresent()).isPresent());
    robot.interact(() -> test.session().selection().select(LongStream.of(ids).boxed().toList()));
    for (long id : ids) {
      test.pumpUntil(() -> test.bench().pictures().kept(new Pictures.Key(run, id, 0)).isPresent());
    }
  }

  @Test
  void holdsCandidatesAgainstEachOther(FxRobot robot) {
    save(robot, "compare-empty-light");
    compare(robot, test.run(TestBench.toySpec()), 11, 0, 6);
    save(robot, "compare-side-light");
    robot.clickOn("#compare-mode-SLIDER");
    Region divider = robot.lookup("#compare-divider").query();
    robot.interact(divider::requestFocus);
    double before = divider.getLayoutX();
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    assertTrue(divider.getLayoutX() > before, "the arrow keys move it");
    save(robot, "compare-slider-light");
    robot.clickOn("#compare-mode-FLICKER");
    save(robot, "compare-flicker-light");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    robot.clickOn("#compare-mode-DIFFERENCE");
    test.pumpUntil(() -> robot.lookup("#compare-caption").queryLabeled().getText().contains("%"));
    save(robot, "compare-difference-dark");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void holdsTwoRunsAgainstEachOther(FxRobot robot) {
    test.run(TestBench.toySpec(new BestOfN(8, 2), 1));
    test.run(TestBench.toySpec());
    robot.clickOn("#compare-tab-runs");
    ComboBox<?> choice = robot.lookup("#compare-run").queryComboBox();
    test.pumpUntil(() -> choice.getItems().size() == 1);
    robot.interact(() -> choice.getSelectionModel().select(0));
    test.pumpUntil(() -> !robot.lookup(".compare .frame").queryAll().isEmpty());
    test.pumpUntil(() ->
        robot.lookup(".compare .frame .image-view").queryAllAs(ImageView.class).stream()
            .allMatch(view -> view.getImage() != null));
    save(robot, "compare-runs-light");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    save(robot, "compare-runs-dark");
    assertEquals(List.of(), test.problems());
  }

  @Test
  void videosPlayInStep(FxRobot robot) {
    robot.interact(() -> {
      test.close();
      test = TestBench.window(home.resolve("videos"), MovingSquares.workshop());
      test.bench().themes().apply(Theme.LIGHT);
      stage.setScene(new Scene(new CompareView(test.bench()), 650, 520));
    });
    Path run = test.run(TestBench.toySpec());
    compare(robot, run, 11, 0);
    Node picture = robot.lookup(".compare .picture-pane").query();
    robot.clickOn("#compare-play");
    Set<Integer> seen = new HashSet<>();
    test.pumpUntil(() -> {
      seen.add(Arrays.hashCode(pixels(picture)));
      return seen.size() > 2;
    });
    save(robot, "compare-videos-light");
    assertEquals(List.of(), test.problems());
  }

  private static byte[] pixels(Node node) {
    WritableImage shot = node.snapshot(null, null);
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    byte[] pixels = new byte[width * height * 4];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), pixels, 0, width * 4);
    return pixels;
  }
}
