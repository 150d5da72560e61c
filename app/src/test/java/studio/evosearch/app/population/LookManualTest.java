package studio.evosearch.app.population;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
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
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.*;
import studio.evosearch.engine.search.*;

@ExtendWith(ApplicationExtension.class)
class LookManualTest {
  @TempDir static Path home;
  private Stage stage;
  private TestBench test;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    stage.setScene(new Scene(new PopulationView(test.bench()), 650, 480));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() { test.close(); }

  void shot(FxRobot robot, String name, double scale) {
    robot.interact(() -> { Screenshots.save(stage.getScene().getRoot(), name, scale); return null; });
  }

  @Test
  void look(FxRobot robot) throws Exception {
    shot(robot, "population-empty", 1);
    RunSpec spec = new RunSpec("../assets/models/scenes", "a red circle on the left", "",
        List.of(new RewardTerm("../assets/rewards/scene-clip", 1)), RewardMix.Mode.SUM, List.of("colourfulness"),
        new EvoSearch(List.of(0, 3), List.of(12, 10, 10), 3, MutationOperator.MARGINAL), 8, 2, "0", SolverOrder.FIRST,
        0.5, 1, 3, 1, 7, 16, 1, "cpu",
        new Budget(OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty()), Optional.empty());
    robot.interact(() -> test.session().start(spec, true));
    test.pumpUntil(() -> test.session().previews().size() >= 8);
    shot(robot, "population-live0", 1);
    test.pumpUntil(() -> test.session().moment().get().filter(m -> m.generation() == 0).isPresent() && test.session().previews().size() >= 4);
    shot(robot, "population-live1", 1);
    test.pumpUntil(() -> test.session().moment().get().filter(m -> m.generation() == 2).isPresent());
    robot.interact(() -> {
      test.session().selection().select(12L);
      test.bench().actions().run("candidate.pinNext");
      test.bench().actions().run("candidate.reject");
      test.bench().actions().run("candidate.likeNext");
      test.bench().actions().run("candidate.likeNext");
      test.bench().actions().run("candidate.dislike");
      stage.getScene().lookup("#population-grid").requestFocus();
    });
    test.pumpUntil(() -> test.session().moment().get().filter(m -> m.report().commands().size() >= 5).isPresent());
    org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
    Thread.sleep(500);
    shot(robot, "population-done", 1);
    shot(robot, "population-done2x", 2);
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    shot(robot, "population-dark", 1);
    robot.clickOn("#grid-filter");
    Thread.sleep(600);
    robot.interact(() -> {
      for (Window w : Window.getWindows()) {
        if (!w.equals(stage)) Screenshots.save(w.getScene().getRoot(), "population-filter", 1);
      }
      return null;
    });
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
    robot.clickOn("#filter-LIKED");
    Thread.sleep(300);
    shot(robot, "population-filtered", 1);
    robot.push(javafx.scene.input.KeyCode.ESCAPE);
    robot.interact(() -> { test.bench().actions().run("grid.all"); });
    robot.interact(() -> { test.bench().actions().run("grid.smaller"); test.bench().actions().run("grid.smaller"); test.bench().actions().run("grid.smaller"); });
    Thread.sleep(300);
    shot(robot, "population-small", 1);
    System.out.println(test.problems() + " " + test.bench().notices().all());
  }
}
