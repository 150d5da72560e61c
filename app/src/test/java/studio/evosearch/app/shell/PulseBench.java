package studio.evosearch.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunState;

/**
 * How long the FX thread keeps others waiting while a search on the bundled model runs in the
 * studio: another thread asks for a turn again and again, and takes down how long it waited, which
 * is at most the length of the task that was going on.
 */
final class PulseBench {
  private PulseBench() {}

  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("evosearch-pulse");
    PreferencesFile preferences = new PreferencesFile(home.resolve("preferences.json"), home);
    Studio studio =
        onFx(() -> {
          Studio opened =
              new Studio(
                  new LocalWorkshop(),
                  preferences,
                  preferences.read(),
                  Optional.of(Path.of("..", "assets")),
                  Optional.of(home.resolve("runs")));
          opened.show(new Stage());
          return opened;
        });
    while (!onFx(() -> studio.ready() && studio.bench().draft().spec().get().isPresent())) {
      Thread.sleep(20);
    }
    Thread.sleep(2000);
    long begin = System.nanoTime();
    onFx(() -> {
      studio.bench().actions().run("run.start");
      return null;
    });
    List<Double> waits = new ArrayList<>();
    double firstPicture = Double.NaN;
    while (!onFx(
        () -> studio.bench().session().state().get().filter(RunState::ended).isPresent())) {
      long asked = System.nanoTime();
      long[] turn = {0};
      boolean pictures =
          onFx(() -> {
            turn[0] = System.nanoTime();
            return !studio.bench().session().previews().isEmpty();
          });
      waits.add((turn[0] - asked) / 1e6);
      if (pictures && Double.isNaN(firstPicture)) {
        firstPicture = (System.nanoTime() - begin) / 1e9;
      }
      Thread.sleep(1);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Collections.sort(waits);
    System.out.printf(
        "%d looks in %.1f s: median %.2f ms, 99th percentile %.2f ms, 99.9th %.2f ms, longest %.2f"
            + " ms%n",
        waits.size(), seconds, at(waits, 0.5), at(waits, 0.99), at(waits, 0.999), waits.getLast());
    System.out.printf("first picture after %.2f s%n", firstPicture);
    studio.close();
    Runtime.getRuntime().halt(0);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * share)));
  }

  private static <T> T onFx(Callable<T> question) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }
}
