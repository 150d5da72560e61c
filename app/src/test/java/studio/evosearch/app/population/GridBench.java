package studio.evosearch.app.population;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.fx.ThumbnailGrid;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunState;

/**
 * A run of 10,000 candidates on the toy plane, watched while it works and then scrolled through
 * page by page: how long others waited for the FX thread, how long a page stayed blank, and how
 * much memory is in use after all thumbnails were shown.
 */
final class GridBench {
  private static final int MANY = 10_000;

  private GridBench() {}

  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("evosearch-grid");
    TestBench test = onFx(() -> TestBench.window(home));
    ThumbnailGrid grid =
        onFx(() -> {
          test.bench().themes().apply(Theme.LIGHT);
          PopulationView view = new PopulationView(test.bench());
          Stage stage = new Stage();
          stage.setScene(new Scene(view, 900, 700));
          stage.show();
          return (ThumbnailGrid) view.lookup("#population-grid");
        });
    System.out.printf("heap before: %.0f MB%n", heap());
    onFx(() -> {
      test.session().start(TestBench.bestOf(MANY), true);
      return null;
    });
    long begin = System.nanoTime();
    List<Double> waits = new ArrayList<>();
    while (!look(waits, () -> test.session().state().get().filter(RunState::ended).isPresent())) {
      Thread.sleep(1);
    }
    report("watching the run", begin, waits);
    onFx(() -> {
      test.bench().actions().run("grid.all");
      return null;
    });
    while (!onFx(() -> grid.items().size() == MANY)) {
      Thread.sleep(5);
    }
    begin = System.nanoTime();
    waits.clear();
    List<Double> blank = new ArrayList<>();
    List<Double> work = new ArrayList<>();
    do {
      long turned = System.nanoTime();
      double worked = onFx(GridBench::worked);
      onFx(() -> {
        Event.fireEvent(
            grid,
            new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_DOWN, false, false, false, false));
        return null;
      });
      do {
        Thread.sleep(1);
      } while (!look(waits, () -> grid.blanks() == 0));
      blank.add((System.nanoTime() - turned) / 1e6);
      work.add(onFx(GridBench::worked) - worked);
    } while (!onFx(() -> grid.inView(grid.items().getLast())));
    report("scrolling", begin, waits);
    Collections.sort(blank);
    System.out.printf(
        "%d pages; whole after: median %.0f ms, longest %.0f ms%n",
        blank.size(), at(blank, 0.5), blank.getLast());
    Collections.sort(work);
    System.out.printf(
        "work of the FX thread a page: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms%n",
        at(work, 0.5), at(work, 0.99), work.getLast());
    System.out.printf("heap after: %.0f MB%n", heap());
    test.close();
    Runtime.getRuntime().halt(0);
  }

  private static boolean look(List<Double> waits, Callable<Boolean> question)
      throws InterruptedException, ExecutionException {
    long asked = System.nanoTime();
    long[] turn = {0};
    boolean answer =
        onFx(() -> {
          turn[0] = System.nanoTime();
          return question.call();
        });
    waits.add((turn[0] - asked) / 1e6);
    return answer;
  }

  private static void report(String what, long begin, List<Double> waits) {
    Collections.sort(waits);
    System.out.printf(
        "%s: %.1f s; waits for the FX thread: median %.2f ms, 99th percentile %.2f ms, longest %.2f"
            + " ms%n",
        what, (System.nanoTime() - begin) / 1e9, at(waits, 0.5), at(waits, 0.99), waits.getLast());
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * share)));
  }

  /** Milliseconds this thread has worked, whatever else the machine did. */
  private static double worked() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  /** Megabytes in use after what is garbage was collected. */
  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static <T> T onFx(Callable<T> question) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }
}
