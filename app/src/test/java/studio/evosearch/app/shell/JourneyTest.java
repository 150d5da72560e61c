package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.app.session.Draft;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.export.CandidatePicture;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

/** What people do in the studio, from one end to the other, in its window. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
  @TempDir Path home;

  private Stage stage;
  private Studio studio;

  @Start
  void start(Stage opened) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    stage = opened;
    PreferencesFile file = new PreferencesFile(home.resolve("preferences.json"), home);
    file.write(Preferences.defaults(home).withTourSeen(true));
    studio =
        new Studio(
            new LocalWorkshop(),
            file,
            file.read(),
            Optional.of(Path.of("..", "assets")),
            Optional.of(home.resolve("runs")));
    stage.setWidth(1280);
    stage.setHeight(800);
    studio.show(stage);
    stage.setX(0);
    stage.setY(0);
  }

  @BeforeEach
  void awaitEveryView() throws TimeoutException {
    await(studio::ready);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aFirstRunComesToABestPicture(FxRobot robot) throws Exception {
    await(() -> draft().spec().get().isPresent());
    fire(robot, "#run-start");
    await(() -> !session().previews().isEmpty());
    awaitState(RunState.DONE);
    assertTrue(status(robot).startsWith("Done"), status(robot));
    await(() -> moment().report().runState() == RunState.DONE);
    RunReport report = moment().report();
    assertEquals("scenes", Path.of(report.spec().model()).getFileName().toString());
    long best = report.best().orElseThrow().id();
    assertTrue(report.candidates().stream().allMatch(c -> c.reward() <= reward(best)));
    robot.interact(() -> session().selection().select(best));
    await(() -> !shown(robot, "#inspector-rating").isEmpty());
  }

  private double reward(long id) {
    return moment().candidate(id).orElseThrow().reward();
  }

  @Test
  void pausePinChangeBetaStepResume(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F7);
    awaitState(RunState.PAUSED);
    await(() -> generation() == 0);
    System.gc();
    assertEquals("Go on", robot.lookup("#run-pause").queryLabeled().getText());
    robot.interact(() -> session().selection().select(3));
    press(robot, KeyCode.P);
    await(() -> moment().settings().controls().pinned().equals(Set.of(3L)));
    robot.interact(() -> {
      Slider beta = robot.lookup("#steer-beta").queryAs(Slider.class);
      beta.requestFocus();
      beta.setValue(0.25);
    });
    await(() -> moment().settings().controls().beta() == 0.25);
    press(robot, KeyCode.F7);
    await(() -> generation() == 1 && state().equals(Optional.of(RunState.PAUSED)));
    RunReport.GenerationLine second = moment().report().generations().get(1);
    assertEquals(0.25, second.settings().controls().beta());
    assertTrue(second.elites().contains(3L));
    press(robot, KeyCode.F6);
    awaitState(RunState.DONE);
    assertEquals(2, moment().report().commands().size());
  }

  @Test
  void rejectAndBranch(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F5);
    awaitState(RunState.DONE);
    await(() -> generation() == 2);
    Path source = session().folder().get().orElseThrow();
    robot.interact(() -> session().selection().select(2));
    press(robot, KeyCode.X);
    await(() -> moment().settings().controls().rejected().equals(Set.of(2L)));
    robot.interact(() -> session().selection().select(1));
    await(() -> studio.bench().actions().action("candidate.branch").enabled().get());
    act(robot, "candidate.branch");
    await(() -> draft().spec().get().flatMap(RunSpec::branch).isPresent());
    press(robot, KeyCode.F5);
    await(() -> !session().folder().get().equals(Optional.of(source)));
    awaitState(RunState.DONE);
    assertEquals(1, moment().report().spec().branch().orElseThrow().candidate());
  }

  @Test
  void compareTwoCandidates(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F5);
    awaitState(RunState.DONE);
    await(() -> generation() == 2);
    robot.interact(() -> session().selection().select(List.of(0L, 4L)));
    act(robot, "view.compare");
    await(() ->
        shown(robot, "#view-compare .label").stream()
            .filter(Labeled.class::isInstance)
            .map(node -> ((Labeled) node).getText())
            .anyMatch(text -> text.contains("toy:circle")));
  }

  @Test
  void reopenFromTheLibraryAndScrub(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F5);
    awaitState(RunState.DONE);
    Path first = session().folder().get().orElseThrow();
    toy(robot, TestBench.bestOf(3));
    press(robot, KeyCode.F5);
    await(() -> !session().folder().get().equals(Optional.of(first)));
    awaitState(RunState.DONE);
    robot.interact(() -> session().show(first));
    await(() -> generation() == 2);
    robot.press(KeyCode.ALT).press(KeyCode.LEFT).release(KeyCode.LEFT).release(KeyCode.ALT);
    await(() -> generation() == 1 && moment().past());
    assertFalse(studio.bench().actions().action("candidate.pin").enabled().get());
    act(robot, "time.newest");
    await(() -> !moment().past());
  }

  @Test
  void openARun(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F5);
    awaitState(RunState.DONE);
    Path run = session().folder().get().orElseThrow();
    robot.interact(() -> session().showNone());
    robot.interact(() -> studio.open(run));
    await(() -> generation() == 2);
    assertEquals(Optional.of(run), session().folder().get());
  }

  @Test
  void dropAPicture(FxRobot robot) throws Exception {
    toy(robot, TestBench.toySpec());
    press(robot, KeyCode.F5);
    awaitState(RunState.DONE);
    Path picture = home.resolve("picture.png");
    try (RunStore store = RunStore.read(session().folder().get().orElseThrow())) {
      Files.write(picture, CandidatePicture.png(store, RunReport.of(store), 1));
    }
    toy(robot, TestBench.bestOf(3));
    robot.interact(() -> studio.open(picture));
    await(() -> !shown(robot, "#library-differences").isEmpty());
    robot.interact(() -> robot.lookup("Apply").queryButton().fire());
    await(() ->
        draft()
            .spec()
            .get()
            .filter(s -> s.method().equals(TestBench.toySpec().method()))
            .isPresent());
  }

  // --- the person's hands and eyes

  private Session session() {
    return studio.bench().session();
  }

  private Draft draft() {
    return studio.bench().draft();
  }

  private Moment moment() {
    return session().moment().get().orElseThrow();
  }

  private int generation() {
    return session().moment().get().map(Moment::generation).orElse(-1);
  }

  private Optional<RunState> state() {
    return session().state().get();
  }

  private void toy(FxRobot robot, RunSpec spec) throws TimeoutException {
    robot.interact(() -> draft().load(spec));
    await(() -> draft().spec().get().filter(s -> s.method().equals(spec.method())).isPresent());
    robot.interact(() -> robot.lookup("#run-start").queryButton().requestFocus());
  }

  private void press(FxRobot robot, KeyCode key) {
    robot.interact(() -> {});
    robot.type(key);
  }

  private void act(FxRobot robot, String action) {
    robot.interact(() -> studio.bench().actions().run(action));
  }

  private void fire(FxRobot robot, String button) {
    robot.interact(() -> robot.lookup(button).queryButton().fire());
  }

  private String status(FxRobot robot) {
    return robot.lookup("#status").queryLabeled().getText();
  }

  private static Set<Node> shown(FxRobot robot, String query) {
    return robot.lookup(query).lookup(Node::isVisible).queryAll();
  }

  private void awaitState(RunState wanted) throws TimeoutException {
    await(() -> state().equals(Optional.of(wanted)));
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        120,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
  }
}
