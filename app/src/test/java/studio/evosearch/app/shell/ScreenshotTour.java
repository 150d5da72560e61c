package studio.evosearch.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunState;

/**
 * A walk through the studio on the bundled model, with pictures of every view, light and dark,
 * under {@code target/screenshots}: to be looked at.
 */
@ExtendWith(ApplicationExtension.class)
class ScreenshotTour {
  @TempDir static Path home;

  private Stage stage;
  private Studio studio;

  @Start
  void start(Stage opened) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    stage = opened;
    PreferencesFile file = new PreferencesFile(home.resolve("preferences.json"), home);
    file.write(Preferences.defaults(home).withTheme(Theme.LIGHT).withTourSeen(true));
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
  void everyView(FxRobot robot) throws Exception {
    await(() -> studio.bench().draft().spec().get().isPresent());
    shoot(robot, "1-empty");

    act(robot, "run.start");
    await(() -> generation() >= 0 && !session().previews().isEmpty());
    act(robot, "run.pause");
    await(() -> session().state().get().equals(Optional.of(RunState.PAUSED)));
    shoot(robot, "2-running");

    robot.interact(() -> session().selection().select(1));
    robot.interact(() -> session().post(new RunCommand.Pin(1)));
    robot.interact(() -> session().post(new RunCommand.SetBeta(0.3)));
    act(robot, "run.pause");
    await(() -> session().state().get().equals(Optional.of(RunState.DONE)) && last() >= 3);
    robot.interact(() -> session().selection().select(best()));
    settle();
    shoot(robot, "3-done");

    view(robot, "lineage");
    act(robot, "lineage.fit");
    settle();
    shoot(robot, "4-lineage");

    robot.interact(() -> session().selection().select(List.of(0L, 1L, best())));
    view(robot, "compare");
    settle();
    shoot(robot, "5-compare");

    view(robot, "population");
    view(robot, "library");
    robot.interact(() -> session().scrub(1));
    settle();
    shoot(robot, "6-past-library");

    robot.interact(() -> session().scrub(Integer.MAX_VALUE));
    robot.interact(() -> session().start(Broken.spec(studio.bench()), true));
    await(() -> session().state().get().equals(Optional.of(RunState.FAILED)));
    settle();
    shoot(robot, "7-error");
  }

  private Session session() {
    return studio.bench().session();
  }

  private int generation() {
    return session().moment().get().map(Moment::generation).orElse(-1);
  }

  private int last() {
    return session().moment().get().map(m -> m.report().generations().size()).orElse(0);
  }

  private long best() {
    return session()
        .moment()
        .get()
        .flatMap(m -> m.report().best())
        .map(RunReport.Best::id)
        .orElse(0L);
  }

  private void act(FxRobot robot, String action) {
    robot.interact(() -> studio.bench().actions().run(action));
  }

  private void view(FxRobot robot, String name) {
    act(robot, "view." + name);
  }

  /** Lets pictures come in and charts be drawn. */
  private static void settle() {
    WaitForAsyncUtils.sleep(1, TimeUnit.SECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void shoot(FxRobot robot, String name) {
    for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
      robot.interact(() -> studio.bench().themes().apply(theme));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> {
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT);
        Screenshots.save(stage.getScene().getRoot(), file, 1);
        return null;
      });
    }
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        120,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
  }
}
