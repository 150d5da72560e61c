package studio.evosearch.app.latents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;

/**
 * How long a map of 3,000 candidates takes to paint on the FX thread, from afar and from near, with
 * what the renderer then takes for it, on a canvas of 1600 by 1000 pixels.
 */
final class LatentsBench {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int TIMES = 60;
  private static final int POINTS = 3000;

  private LatentsBench() {}

  public static void main(String... args)
      throws IOException, InterruptedException, ExecutionException {
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Path home = Files.createTempDirectory("evosearch-latents");
    TestBench test = onFx(() -> TestBench.window(home));
    test.run(TestBench.toySpec(large(), 1));
    LatentsView view = onFx(() -> show(test));
    LatentsViewModel model = onFx(() -> new LatentsViewModel(test.bench()));
    for (MapMethod method : List.of(MapMethod.TOY, MapMethod.TSNE)) {
      long begin = System.nanoTime();
      onFx(() -> {
        model.maps().looking().set(true);
        model.maps().settings().set(model.maps().settings().get().with(method));
        return method;
      });
      while (!onFx(() -> ready(model, method))) {
        Thread.sleep(20);
      }
      System.out.printf(
          Locale.ROOT, "%s: there after %.2f s%n", method, (System.nanoTime() - begin) / 1e9);
      paintings(test.bench(), model);
    }
    onFx(() -> {
      Screenshots.save(view, "latents-3000", 1);
      return view;
    });
    Runtime.getRuntime().halt(0);
  }

  private static boolean ready(LatentsViewModel model, MapMethod method) {
    return model
        .maps()
        .plot()
        .filter(p -> p.size() == POINTS && p.map().settings().method() == method)
        .isPresent();
  }

  /** Ten generations of 300 new candidates; the spec keeps one elite. */
  private static EvoSearch large() {
    List<Integer> states = List.of(0, 0, 1, 1, 2, 2, 3, 3, 4);
    List<Integer> sizes =
        IntStream.range(0, 10).map(i -> i == 0 ? 300 : 301).boxed().collect(Collectors.toList());
    return new EvoSearch(states, sizes, 8, MutationOperator.PAPER);
  }

  private static LatentsView show(TestBench test) {
    test.bench().themes().apply(Theme.LIGHT);
    LatentsView view = new LatentsView(test.bench());
    Stage stage = new Stage();
    stage.setScene(new Scene(view, 990, 700));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return view;
  }

  private static void paintings(Workbench bench, LatentsViewModel model)
      throws InterruptedException, ExecutionException {
    MapPainter painter = onFx(() -> new MapPainter(model, bench, new Lasso(), () -> {}));
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    ZoomRange range = painter.range(WIDTH, HEIGHT);
    double x = painter.extent().getMinX() + painter.extent().getWidth() / 3;
    double y = painter.extent().getMinY() + painter.extent().getHeight() / 2;
    PlaneView view = new PlaneView(x, y, range.far(), WIDTH, HEIGHT);
    for (double factor : new double[] {1, 3, 10, 40}) {
      PlaneView near = view.scaled(range.zoom(view.scale(), factor), WIDTH / 2.0, HEIGHT / 2.0);
      // Pictures are at hand from the second painting on.
      onFx(() -> paint(painter, canvas, near));
      Thread.sleep(2000);
      double[] painted = new double[TIMES];
      double[] rendered = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        PlaneView panned = near.dragged(i, 0);
        painted[i] = onFx(() -> paint(painter, canvas, panned)) / 1e6;
        long begin = System.nanoTime();
        onFx(() -> canvas.snapshot(null, null));
        rendered[i] = (System.nanoTime() - begin) / 1e6;
      }
      print("  painting %.0f times nearer".formatted(factor), painted);
      print("  and rendering", rendered);
    }
  }

  private static long paint(MapPainter painter, Canvas canvas, PlaneView view) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    long begin = System.nanoTime();
    g.clearRect(0, 0, WIDTH, HEIGHT);
    painter.paint(g, view);
    return System.nanoTime() - begin;
  }

  private static void print(String what, double[] times) {
    double[] sorted = DoubleStream.of(times).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: first %.2f ms, median %.2f ms, longest %.2f ms%n",
        what,
        times[0],
        sorted[times.length / 2],
        sorted[times.length - 1]);
  }

  private static <T> T onFx(Callable<T> question) throws InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    return task.get();
  }
}
