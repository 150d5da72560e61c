package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
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
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;

/** What a person is told when a run breaks: what happened, what is kept, what to do. */
@ExtendWith(ApplicationExtension.class)
class FaultsTest {
  private static final String KEPT =
      "Everything up to its last whole generation is kept; resume it once the cause is gone.";

  @TempDir Path home;

  private final MoodyWorkshop workshop = new MoodyWorkshop();
  private Stage stage;
  private Studio studio;

  @Start
  void start(Stage opened) throws IOException {
    Locale.setDefault(Locale.ENGLISH);
    stage = opened;
    PreferencesFile file = new PreferencesFile(home.resolve("preferences.json"), home);
    file.write(Preferences.defaults(home).withTheme(Theme.LIGHT).withTourSeen(true));
    studio =
        new Studio(
            workshop,
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
  void aRewardThatFailsOnTheWayIsQuoted(FxRobot robot) throws Exception {
    workshop.failAfter(2);
    run(robot, TestBench.toySpec(), RunState.FAILED);
    assertEquals(
        List.of(
            """
            The run toy-rings.evorun failed:
            all 3 candidates of generation 1 failed: toy:circle: the server is silent
            %s\
            """
                .formatted(KEPT)),
        notices());
    shoot(robot, "reward");
    workshop.failAfter(Integer.MAX_VALUE);
    Notice told = studio.bench().notices().all().getFirst();
    assertEquals("Resume", told.remedy().orElseThrow().text());
    robot.interact(told.remedy().orElseThrow().run());
    await(() -> state().equals(Optional.of(RunState.DONE)));
  }

  @Test
  void aFaultOfThisProgramSaysSoWithoutATrace(FxRobot robot) throws Exception {
    workshop.breakAfter(2);
    run(robot, TestBench.toySpec(), RunState.FAILED);
    assertEquals(
        List.of(
            """
            The run toy-rings.evorun failed:
            a fault in this program (IllegalStateException: 5 of 3); please report it
            %s\
            """
                .formatted(KEPT)),
        notices());
  }

  @Test
  void candidatesWithoutFitnessAreToldOfTogether(FxRobot robot) throws Exception {
    workshop.muteFirst(3);
    run(robot, TestBench.bestOf(6), RunState.DONE);
    assertEquals(
        List.of(
            "No fitness, so left out of the search: candidates 0, 1, 2. The first because:"
                + " toy:circle: gave no finite value"),
        notices());
    shoot(robot, "quarantine");
  }

  @Test
  void aModelThatDoesNotFitItsWeightsIsToldInALine(FxRobot robot) throws Exception {
    await(() -> studio.bench().draft().spec().get().isPresent());
    Path model = Broken.copy(studio.bench(), home.resolve("scenes"));
    Path config = model.resolve("unet").resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceFirst("\"norm_num_groups\": \\d+", "\"norm_num_groups\": 7"));
    run(robot, Broken.spec(studio.bench(), model), RunState.FAILED);
    List<String> lines = notices().getFirst().lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertEquals(
        "UNet2DConditionModel in "
            + model.resolve("unet").resolve("diffusion_pytorch_model.safetensors")
            + ": forward failed at down_blocks.0.resnets.0.norm1: Expected number of channels in"
            + " input to be divisible by num_groups, but got input of shape [N, 48, 16, 16] and"
            + " num_groups=7",
        lines.get(1).replaceFirst("shape \\[\\d+", "shape [N"));
    shoot(robot, "torch");
  }

  private Optional<RunState> state() {
    return studio.bench().session().state().get();
  }

  private List<String> notices() {
    return studio.bench().notices().all().stream().map(Notice::text).toList();
  }

  private void run(FxRobot robot, RunSpec spec, RunState end) throws TimeoutException {
    robot.interact(() -> studio.bench().session().start(spec, true));
    await(() -> state().equals(Optional.of(end)));
  }

  private void shoot(FxRobot robot, String name) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> {
      Screenshots.save(stage.getScene().getRoot(), "fault-" + name, 1);
      return null;
    });
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
  }
}
