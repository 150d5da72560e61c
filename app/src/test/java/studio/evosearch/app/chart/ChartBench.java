package studio.evosearch.app.chart;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import studio.evosearch.app.chart.Drawing.Layer;
import studio.evosearch.app.chart.Reports.Member;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.RunReport;

/**
 * How long the chart keeps the FX thread for one update and one drawing, by the number of
 * candidates; and how long its parts take to make for the first time, which is done elsewhere.
 */
final class ChartBench {
  private static final int GENERATION = 64;
  private static final int DRAWINGS = 60;

  private static final Paints PAINTS = new Paints(Palette.LIGHT);

  private ChartBench() {}

  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("evosearch-chart");
    TestBench test = onFx(() -> TestBench.window(home));
    long begin = System.nanoTime();
    ChartParts parts = ChartParts.make(ChartWords.here(), drawing(report(64)), PAINTS);
    System.out.printf("parts made for the first time: %.0f ms%n", millis(begin));
    begin = System.nanoTime();
    ChartParts.make(ChartWords.here(), drawing(report(64)), PAINTS);
    System.out.printf("once more: %.0f ms%n", millis(begin));
    Drawing[] drawing = new Drawing[1];
    ChartPane pane =
        onFx(() -> {
          ChartPane made =
              new ChartPane(
                  parts,
                  new ChartViewModel(test.bench()),
                  () -> Optional.ofNullable(drawing[0]),
                  () -> PAINTS);
          Stage stage = new Stage();
          stage.setScene(new Scene(made, 650, 260));
          stage.show();
          return made;
        });
    for (int candidates : new int[] {1000, 10_000, 10_000}) {
      measure(candidates, pane, drawing);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void measure(int candidates, ChartPane pane, Drawing[] drawing)
      throws InterruptedException, ExecutionException {
    RunReport report = report(candidates);
    long begin = System.nanoTime();
    drawing[0] = drawing(report);
    double background = millis(begin);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < DRAWINGS; i++) {
      times.add(
          onFx(() -> {
            long start = clock();
            pane.refresh();
            pane.layout();
            return (clock() - start) / 1e6;
          }));
      // A pulse or two between updates, as in a run.
      Thread.sleep(40);
    }
    Collections.sort(times);
    System.out.printf(
        "%d candidates: data %.1f ms in the background; update and drawing, CPU time of the"
            + " FX thread:"
            + " median %.1f ms, 95th percentile %.1f ms, longest %.1f ms%n",
        candidates,
        background,
        times.get(DRAWINGS / 2),
        times.get(DRAWINGS * 95 / 100),
        times.getLast());
  }

  private static Drawing drawing(RunReport report) {
    int last = report.generations().size() - 1;
    return new Drawing(
        new ShownRun(
            new Moment(report, last, true, report.settings()), ChartData.of(report), List.of(), 0),
        EnumSet.allOf(Layer.class),
        Optional.of(Reports.HELD_OUT),
        List.of(new Overlay(Path.of("other"), 0, Optional.of(Overlay.Content.of(report)))),
        Set.of(5L, 7L),
        List.of(5L, 7L),
        0);
  }

  /** This thread's own time, which others at work on the machine do not stretch. */
  private static long clock() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millis(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static RunReport report(int candidates) {
    SplittableRandom random = new SplittableRandom(1);
    List<List<Member>> generations = new ArrayList<>();
    for (int left = candidates; left > 0; left -= GENERATION) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < Math.min(left, GENERATION); i++) {
        members.add(
            Member.of(generations.size() * 0.05 + random.nextGaussian(), random.nextGaussian()));
      }
      generations.add(members);
    }
    return Reports.of(generations);
  }

  private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }
}
