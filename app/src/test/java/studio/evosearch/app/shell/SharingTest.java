package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.settings.Preferences;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunState;

/** What is packed and unpacked, in the whole studio. */
@ExtendWith(ApplicationExtension.class)
class SharingTest {
  @TempDir Path home;

  private Stage stage;
  private Studio studio;

  @Start
  void start(Stage opened) {
    show(opened);
  }

  private void show(Stage opened) {
    stage = opened;
    studio =
        new Studio(
            new LocalWorkshop(),
            new PreferencesFile(home.resolve("preferences.json"), home),
            Preferences.defaults(home).withTourSeen(true),
            Optional.of(Path.of("..", "assets")),
            Optional.empty());
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

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
  }

  private List<Notices.Notice> notices() {
    return studio.bench().notices().all();
  }

  private Node box() {
    return stage.getScene().lookup("#packing");
  }

  private void shoot(FxRobot robot, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> studio.bench().themes().apply(theme));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> {
        String whole = "sharing-" + name + (theme == Theme.DARK ? "-dark" : "");
        Screenshots.save(stage.getScene().getRoot(), whole, 1);
        return null;
      });
    }
  }

  @Test
  void aPackGivenAtTheStartIsUnpackedAndItsRunShown(FxRobot robot) throws Exception {
    robot.interact(() -> studio.bench().session().start(TestBench.toySpec(), true));
    await(() -> studio.bench().session().state().get().equals(Optional.of(RunState.DONE)));
    Path run = studio.bench().session().folder().get().orElseThrow();
    Path pack = home.resolve("given.evopack");
    robot.interact(() -> studio.bench().packs().pack(run, pack));
    await(() -> notices().size() == 1);
    robot.interact(() -> studio.bench().actions().run("view.library"));
    robot.interact(() -> studio.open(pack));
    Path back = home.resolve("EvoSearch").resolve("toy-rings-2.evorun");
    await(() -> studio.bench().session().folder().get().equals(Optional.of(back)));
    await(() -> studio.bench().session().moment().get().isPresent());
    Path broken = Files.writeString(home.resolve("broken.evopack"), "no zip");
    robot.interact(() -> studio.open(broken));
    await(() -> notices().size() == 3);
    shoot(robot, "opened");
  }

  @Test
  void aModelIsChosenAndARewardGuidesOnceThePersonSaysSo(FxRobot robot) throws Exception {
    Path assets = Path.of("..", "assets");
    Path model = home.resolve("flow.evopack");
    Path reward = home.resolve("reader.evopack");
    robot.interact(
        () -> studio.bench().packs().pack(assets.resolve("models").resolve("scenes-flow"), model));
    await(() -> notices().size() == 1);
    robot.interact(() ->
        studio.bench().packs().pack(assets.resolve("rewards").resolve("scene-reader"), reward));
    await(() -> notices().size() == 2);
    Path models = home.resolve("EvoSearch").resolve("models");
    // As by a double click: given before there is a view that could use it.
    robot.interact(stage::close);
    studio.close();
    robot.interact(() -> {
      show(new Stage());
      studio.open(model);
      assertFalse(studio.ready());
    });
    await(() ->
        studio.bench().draft().spec().get().stream()
            .anyMatch(s -> s.model().equals(models.resolve("scenes-flow").toString())));
    robot.interact(() -> studio.open(reward));
    await(() ->
        notices().getFirst().remedy().filter(r -> r.text().equals("Guide with it")).isPresent());
    shoot(robot, "reward");
    robot.interact(notices().getFirst().remedy().orElseThrow().run());
    await(() ->
        studio.bench().draft().spec().get().stream()
            .flatMap(s -> s.rewards().stream())
            .anyMatch(t -> t.reference().equals(models.resolve("scene-reader").toString())));
  }

  @Test
  void howFarItIsIsShownAndCancelLeavesNothing(FxRobot robot) throws Exception {
    Path model = Files.createDirectory(home.resolve("large"));
    Files.writeString(model.resolve("config.json"), "{\"_class_name\": \"AutoencoderKL\"}");
    long size = 6_000_000_000L;
    try (RandomAccessFile weights =
        new RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
      weights.setLength(size);
    }
    Path pack = home.resolve("large.evopack");
    robot.interact(() -> studio.bench().packs().pack(model, pack));
    await(() -> box().isVisible());
    shoot(robot, "progress");
    Button cancel = (Button) box().lookup(".button");
    assertEquals("Cancel", cancel.getText());
    robot.interact(cancel::fire);
    await(() -> !box().isVisible());
    await(() -> names().equals(List.of("large")));
    assertFalse(Files.exists(pack));
    assertTrue(notices().isEmpty(), "who cancels knows");
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
