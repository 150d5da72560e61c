package studio.evosearch.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
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
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.run.Accelerators;

@ExtendWith(ApplicationExtension.class)
class LibtorchFieldTest {
  @TempDir Path home;

  private final Slow machine = new Slow();
  private Stage stage;
  private TestBench test;
  private LibtorchField field;

  @Start
  void start(Stage opened) {
    Locale.setDefault(Locale.ENGLISH);
    stage = opened;
    test = TestBench.window(home);
    field = new LibtorchField(new LibtorchModel(machine, test.bench().tasks()));
    VBox box = new VBox(field);
    box.setPadding(new Insets(16));
    stage.setScene(new Scene(box, 600, 260));
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    machine.end.countDown();
    test.close();
  }

  @Test
  void aDownloadIsOfferedAndShowsHowFarItIsAndStops(FxRobot robot) {
    test.pumpUntil(() -> field.words().getText().contains("or download it"));
    robot.clickOn("#libtorch-download");
    test.pumpUntil(() -> field.words().getText().contains("Download it?"));
    assertFalse(shown("#libtorch-choose"));
    save(robot, "libtorch-offered");
    robot.clickOn("#libtorch-fetch");
    test.pumpUntil(() -> shown(".progress"));
    assertTrue(shown("#libtorch-choose"));
    save(robot, "libtorch-fetching");
    robot.clickOn(".progress .button");
    test.pumpUntil(() -> field.words().getText().contains("or download it"));
    machine.end.countDown();
    test.pumpUntil(machine.cancelled::get);
    assertEquals(List.of(), test.problems());
  }

  private boolean shown(String query) {
    Node node = stage.getScene().lookup(query);
    return node != null && node.isVisible() && node.getParent().isVisible();
  }

  private void save(FxRobot robot, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      robot.interact(() -> {
        test.bench().themes().apply(theme);
        Screenshots.save(
            stage.getScene().getRoot(), name + "-" + theme.name().toLowerCase(Locale.ROOT), 1);
        return null;
      });
    }
  }

  /** A machine with a GPU whose download stands still. */
  private static final class Slow implements Machine {
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean cancelled = new AtomicBoolean();

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Accelerators accelerators() {
      return new Accelerators(
          List.of("NVIDIA H200, 143771 MiB, driver 570.86"),
          "/opt/evosearch-studio/lib/app/native",
          List.of("cpu"),
          Optional.empty(),
          Accelerators.Next.CHOOSE_CUDA);
    }

    @Override
    public List<String> choose(Path folder) {
      throw new IllegalStateException("nothing was fetched");
    }

    @Override
    public Offer offer() {
      return new Offer(
          "https://download.pytorch.org/libtorch/cu128/libtorch-cxx11-abi-shared-with-deps-2.7.1%2Bcu128.zip",
          Path.of("/home/maria/EvoSearch/libtorch-2.7.1+cu128"), OptionalLong.of(3_210_000_000L));
    }

    @Override
    public Path fetch(ByteProgress progress) {
      try {
        progress.at(1_200_000_000, 3_210_000_000L);
        end.await();
        progress.at(1_300_000_000, 3_210_000_000L);
        return Path.of("nowhere");
      } catch (CancellationException e) {
        cancelled.set(true);
        throw e;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void chooseOwn() {}
  }
}
