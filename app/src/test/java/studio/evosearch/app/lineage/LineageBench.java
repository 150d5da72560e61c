package studio.evosearch.app.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.stage.Stage;
import studio.evosearch.app.Screenshots;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.fx.Theme;
import studio.evosearch.app.fx.ZoomRange;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

/**
 * How long a forest of 5,000 candidates takes: to lay out, and to paint on the FX thread from afar,
 * from the middle and from near, on a canvas of 1600 by 1000 pixels.
 */
final class LineageBench {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int TIMES = 60;

  private LineageBench() {}

  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException {
    for (int generations : List.of(10, 100)) {
      Forest forest = Forests.random(generations, 5000 / generations, 0, 1);
      report(
          "layout of 5000 in %d generations".formatted(generations), () -> TidyLayout.of(forest));
    }
    Forest many = Forests.random(200, 500, 0, 1);
    report("layout of 100000 in 200 generations", () -> TidyLayout.of(many));
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("evosearch-lineage");
    TestBench test = onFx(() -> TestBench.window(home));
    LineageView view = onFx(() -> show(test));
    LineageViewModel model =
        onFx(() -> {
          test.session().start(TestBench.toySpec(large(), 1), true);
          return new LineageViewModel(test.session(), test.bench().tasks());
        });
    while (!onFx(() -> model.look().get().filter(l -> l.shown() == 5000).isPresent())) {
      Thread.sleep(100);
    }
    paintings(test.bench(), model);
    onFx(() -> {
      Screenshots.save(view, "lineage-5000", 1);
      return view;
    });
    Runtime.getRuntime().halt(0);
  }

  /** Ten generations of 500 new candidates; the spec keeps one elite. */
  private static EvoSearch large() {
    List<Integer> states = List.of(0, 0, 1, 1, 2, 2, 3, 3, 4);
    List<Integer> sizes =
        IntStream.range(0, 10).map(i -> i == 0 ? 500 : 501).boxed().collect(Collectors.toList());
    return new EvoSearch(states, sizes, 8, MutationOperator.PAPER);
  }

  private static LineageView show(TestBench test) {
    test.bench().themes().apply(Theme.LIGHT);
    LineageView view = new LineageView(test.bench());
    Stage stage = new Stage();
    stage.setScene(new Scene(view, 990, 700));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return view;
  }

  private static void paintings(Workbench bench, LineageViewModel model)
      throws InterruptedException, ExecutionException {
    ForestPainter painter = onFx(() -> new ForestPainter(model, bench, () -> {}));
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    ZoomRange range = painter.range(WIDTH, HEIGHT);
    PlaneView view =
        new PlaneView(
            painter.extent().getWidth() / 2,
            painter.extent().getHeight() / 2,
            range.far(),
            WIDTH,
            HEIGHT);
    for (double factor : new double[] {1, 4, 30, 60, 1000}) {
      PlaneView near = view.scaled(range.zoom(view.scale(), factor), WIDTH / 2.0, HEIGHT / 2.0);
      Grain grain = Grain.of(near.scale(), 5000);
      // Pictures are at hand from the second painting on.
      onFx(() -> paint(painter, canvas, near));
      Thread.sleep(grain.detail() == Grain.Detail.PICTURE ? 3000 : 0);
      double[] times = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        long begin = onFx(() -> paint(painter, canvas, near));
        times[i] = begin / 1e6;
        onFx(() -> canvas.snapshot(null, null));
      }
      print(
          String.format(
              Locale.ROOT, "painting at %.2f pixels a node, %s", near.scale().x(), grain.detail()),
          times);
    }
  }

  private static long paint(ForestPainter painter, Canvas canvas, PlaneView view) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    long begin = System.nanoTime();
    g.clearRect(0, 0, WIDTH, HEIGHT);
    painter.paint(g, view);
    return System.nanoTime() - begin;
  }

  private static void report(String what, Runnable work) {
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    print(what, times);
  }

  private static void print(String what, double[] times) {
    double first = times[0];
    double[] sorted = DoubleStream.of(times).sorted().toArray();
    System.out.printf(
        "%s: first %.2f ms, median %.2f ms, longest of the later %.2f ms%n",
        what,
        first,
        sorted[times.length / 2],
        Arrays.stream(times).skip(1).max().orElse(Double.NaN));
  }

  private static <T> T onFx(Callable<T> question) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }
}
