package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Mp4;
import studio.evosearch.engine.model.Picture;

@ExtendWith(ApplicationExtension.class)
class FilmPlayerTest {
  private static final List<Integer> SHADES = List.of(20, 80, 140, 200);

  @TempDir Path home;

  private final Tasks tasks = Tasks.threads(problem -> {});
  private Stage stage;

  @Start
  void start(Stage opened) {
    stage = opened;
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private Path film() throws IOException {
    Path file = home.resolve("film.mp4");
    Files.write(
        file, Mp4.encode(new Footage(SHADES.stream().map(FilmPlayerTest::grey).toList(), 8)));
    return file;
  }

  private static Picture grey(int level) {
    byte[] rgb = new byte[64 * 48 * 3];
    Arrays.fill(rgb, (byte) level);
    return new Picture(64, 48, rgb);
  }

  private FilmPlayer shown(FxRobot robot, FilmPlayer player, Path film) {
    robot.interact(() -> {
      stage.setScene(new Scene(player, 300, 260));
      stage.sizeToScene();
      stage.show();
      player.open(film);
    });
    return player;
  }

  /** A system without the codec: it is given a file that nobody can play. */
  private FilmPlayer withoutCodec(FxRobot robot) throws IOException {
    Path broken = home.resolve("broken.mp4");
    Files.writeString(broken, "no film");
    FilmPlayer player =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () ->
                new FilmPlayer(tasks, (film, facts, failed) -> new MediaFilm(broken, facts, failed))
                    .growing());
    return shown(robot, player, film());
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
  }

  private static boolean flips(FxRobot robot) {
    return robot.lookup(".screen").lookup(".image-view").tryQuery().isPresent();
  }

  private static int shade(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    ImageView view = robot.lookup(".screen").lookup(".image-view").queryAs(ImageView.class);
    return view.getImage().getPixelReader().getArgb(8, 8) & 0xFF;
  }

  @Test
  void whatTheSystemCannotPlayIsAFlipBook(FxRobot robot) throws Exception {
    FilmPlayer player = withoutCodec(robot);
    until(() -> flips(robot));
    Slider slider = robot.lookup("#film-frame").queryAs(Slider.class);
    assertEquals(3, slider.getMax());
    robot.interact(player::pauseOrGoOn);
    for (int i = 0; i < SHADES.size(); i++) {
      int frame = i;
      robot.interact(() -> slider.setValue(frame));
      assertEquals(SHADES.get(i), shade(robot), 6, "frame " + i);
    }
    robot.interact(() -> player.step(1));
    assertEquals(SHADES.getFirst(), shade(robot), 6, "after the last comes the first");
    robot.interact(() -> player.step(-1));
    assertEquals(SHADES.getLast(), shade(robot), 6);
    assertTrue(
        robot.lookup(".caption").queryAs(Label.class).getText().contains("cannot play H.264"));
  }

  @Test
  void aFlipBookGoesRoundUntilItIsPaused(FxRobot robot) throws Exception {
    FilmPlayer player = withoutCodec(robot);
    until(() -> flips(robot));
    Slider slider = robot.lookup("#film-frame").queryAs(Slider.class);
    until(() -> slider.getValue() == 3);
    until(() -> slider.getValue() == 0);
    robot.interact(player::pauseOrGoOn);
    assertEquals(
        "Play", robot.lookup("#film-pause").queryButton().getAccessibleText(), "stands still");
    robot.interact(player::close);
    assertTrue(robot.lookup(".screen > *").tryQuery().isEmpty());
  }

  @Test
  void whatIsNoFilmIsSaid(FxRobot robot) throws Exception {
    Path broken = home.resolve("broken.mp4");
    Files.writeString(broken, "no film");
    FilmPlayer made = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new FilmPlayer(tasks));
    shown(robot, made, broken);
    until(() ->
        robot.lookup(".caption").queryAs(Label.class).getText().startsWith("The film cannot"));
  }
}
