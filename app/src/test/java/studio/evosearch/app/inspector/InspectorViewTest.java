package studio.evosearch.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
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

  @Test
  void showsACandidateWithItsWay(FxRobot robot) {
    save(robot, "inspector-empty-light");
    test.run(TestBench.toySpec());
    robot.interact(() -> test.session().selection().select(11));
    test.pumpUntil(() -> view.lookupAll(".trajectory .thumbnail").size() == 3);
    save(robot, "inspector-light");
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    save(robot, "inspector-dark");
    assertEquals(List.of(), test.problems());
  }
}
