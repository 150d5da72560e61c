package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

@ExtendWith(ApplicationExtension.class)
class ChartViewTest {
  @TempDir Path home;

  private Stage stage;
  private TestBench test;
  private ChartView view;

  @Start
  void start(Stage opened) {
    stage = opened;
    test = TestBench.window(home);
    test.bench().themes().apply(Theme.LIGHT);
    view = new ChartView(test.bench());
    stage.setScene(new Scene(view, 650, 260));
    // The stage is shared with other tests, and may be as large as they left it.
    stage.sizeToScene();
    stage.show();
    stage.setX(0);
    stage.setY(0);
  }

  @AfterEach
  void close() {
    test.close();
  }

  /** A search that ends in the corner its guide likes and the held-out reward does not. */
  private static RunSpec search() {
    RunSpec toy =
        TestBench.toySpec(
            new EvoSearch(
                List.of(0, 0, 1, 1, 2, 2),
                List.of(24, 16, 16, 16, 16, 16, 16),
                4,
                MutationOperator.MARGINAL),
            1);
    return new RunSpec(
        "toy:grid",
        toy.prompt(),
        toy.negative(),
        List.of(new RewardTerm("toy:corner", 1)),
        toy.rewardMode(),
        List.of("toy:circle"),
        toy.method(),
        toy.size(),
        toy.steps(),
        toy.guidance(),
        toy.eta(),
        toy.order(),
        toy.beta(),
        toy.sigmaScale(),
        toy.elites(),
        toy.ratingWeight(),
        toy.seed(),
        toy.batch(),
        toy.threads(),
        toy.device(),
        toy.budget(),
        toy.branch());
  }

  /** Lets the run on show come to its end and be drawn with all its generations. */
  private void finish(FxRobot robot, int generations) {
    test.pumpUntil(() ->
        test.session().state().get().filter(RunState::ended).isPresent()
            && view.lookup(".reward-pane") != null
            && String.valueOf(pane().getAccessibleText()).contains(generations + " generations"));
    robot.interact(view::layout);
  }

  private long overlaysDone() {
    return view.lookupAll(".reward-overlay > .label").stream()
        .filter(node -> ((Label) node).getTooltip().getText().contains("\nDone."))
        .count();
  }

  private void save(FxRobot robot, String name, double scale) {
    robot.interact(() -> {
      view.layout();
      Screenshots.save(view, "chart-" + name, scale);
      return null;
    });
  }

  private void inBothThemes(FxRobot robot, String name) {
    save(robot, name + "-light", 1);
    robot.interact(() -> test.bench().themes().apply(Theme.DARK));
    save(robot, name + "-dark", 1);
    robot.interact(() -> test.bench().themes().apply(Theme.LIGHT));
  }

  @Test
  void withoutARunItSaysWhatWillBeHere(FxRobot robot) {
    assertTrue(view.lookup(".reward-empty").isVisible());
    assertFalse(view.lookup(".reward-bar").getParent().isVisible());
    assertTrue(view.lookup(".reward-pane") == null);
    inBothThemes(robot, "empty");
  }

  @Test
  void aSteeredRunIsDrawnWithItsBaselines(FxRobot robot) {
    robot.interact(() ->
        test.session()
            .start(search(), true, h -> h.post(new RunCommand.Step(Boundary.GENERATION))));
    test.pumpUntil(
        () -> test.session().moment().get().filter(m -> m.generation() == 0).isPresent());
    robot.interact(() -> {
      test.session().post(new RunCommand.SetBeta(0.25));
      test.session().post(new RunCommand.Pin(3));
      test.session().post(new RunCommand.Resume());
    });
    finish(robot, 7);
    robot.interact(() -> {
      test.bench().actions().run("chart.baselineBestOfN");
      test.bench().actions().run("chart.baselineParticle");
    });
    test.pumpUntil(() -> overlaysDone() == 2);
    long best = test.session().moment().get().orElseThrow().best().orElseThrow().id();
    robot.interact(() -> test.session().selection().select(best));
    assertTrue(alarm().getText().contains("toy:circle"), alarm().getText());
    inBothThemes(robot, "done");
    save(robot, "done-200", 2);
    robot.interact(() -> test.session().scrub(2));
    inBothThemes(robot, "past");
    assertFalse(alarm().isVisible());
    assertEquals(List.of(), test.problems());
  }

  private Label alarm() {
    return (Label) view.lookup(".reward-alarm");
  }

  private ChartPane pane() {
    return (ChartPane) view.lookup(".reward-pane");
  }

  private void mouse(EventType<MouseEvent> type, double x, double y, int clicks) {
    javafx.geometry.Point2D scene = pane().localToScene(x, y);
    Event.fireEvent(
        pane(),
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            scene.getX(),
            scene.getY(),
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  private void click(double x, double y, int clicks) {
    mouse(MouseEvent.MOUSE_PRESSED, x, y, clicks);
    mouse(MouseEvent.MOUSE_RELEASED, x, y, clicks);
  }

  private Point2D place(long candidate) {
    CandidateLine line =
        test.session().moment().get().orElseThrow().candidate(candidate).orElseThrow();
    // The first generation has the first ids, of six steps each.
    return pane().place(new Point(6.0 * (candidate + 1), line.reward()));
  }

  @Test
  void aClickSelectsTheNearestCandidate(FxRobot robot) {
    test.run(TestBench.toySpec());
    finish(robot, 3);
    robot.interact(() -> {
      Point2D place = place(4);
      mouse(MouseEvent.MOUSE_MOVED, place.getX() + 3, place.getY() + 3, 0);
      click(place.getX() + 3, place.getY() + 3, 1);
    });
    assertEquals(Optional.of(4L), test.session().selection().focus().get());
    Label hover = (Label) view.lookup(".reward-hover");
    assertTrue(
        hover.getText().startsWith("Candidate 4 · generation 0 · NFE 30\n"), hover.getText());
    save(robot, "hover", 1);
  }

  @Test
  void dragZoomsAndADoubleClickShowsAll(FxRobot robot) {
    test.run(TestBench.toySpec());
    finish(robot, 3);
    Point2D before = place(2);
    robot.interact(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, before.getX() - 20, before.getY() - 20, 1);
      mouse(MouseEvent.MOUSE_DRAGGED, before.getX() + 20, before.getY() + 20, 1);
      mouse(MouseEvent.MOUSE_RELEASED, before.getX() + 20, before.getY() + 20, 1);
    });
    assertTrue(place(4).getX() - place(2).getX() > 200, "zoomed");
    assertTrue(test.bench().actions().action("chart.showAll").enabled().get());
    robot.interact(() -> {
      click(before.getX(), before.getY(), 2);
      view.layout();
    });
    assertEquals(before, place(2));
    assertFalse(test.bench().actions().action("chart.showAll").enabled().get());
  }

  @Test
  void theArrowKeysSelectCandidates(FxRobot robot) {
    test.run(TestBench.toySpec());
    finish(robot, 3);
    robot.interact(() -> view.lookup(".reward-pane").requestFocus());
    robot.type(KeyCode.RIGHT);
    Optional<Long> first = test.session().selection().focus().get();
    robot.type(KeyCode.LEFT);
    assertEquals(first.map(id -> id - 1), test.session().selection().focus().get());
  }
}
