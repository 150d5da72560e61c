package studio.evosearch.engine.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.run.RunReport;

/** What the marks of a map's figure mean. */
final class MapLegend {
  private static final double SIZE = 13;
  private static final double LINE = 24;
  private static final double BAR_WIDTH = 16;
  private static final double BAR_HEIGHT = 190;
  private static final int BAR_STEPS = 95;
  private static final int MOST_GENERATIONS = 9;

  private final MapFigure figure;
  private final Scale scale;
  private final double radius;

  MapLegend(MapFigure figure, Scale scale, double radius) {
    this.figure = figure;
    this.scale = scale;
    this.radius = radius;
  }

  void paint(Canvas canvas, double x, double top) {
    boolean reward = figure.colouring() == Colouring.REWARD;
    String heading = reward ? String.join(" + ", figure.report().guides()) : "Generation";
    String fitted = Fitted.text(heading, SIZE, true, MapPainter.WIDTH - x - 12);
    canvas.text(x, top, fitted, SIZE, true, Canvas.Anchor.START, MapPainter.INK);
    double y = top + 14;
    boolean few = !reward && scale.range() < MOST_GENERATIONS;
    y = few ? generations(canvas, x, y) : bar(canvas, x, y);
    y = marks(canvas, x, y + 26);
    how(canvas, x, y + 16);
  }

  private double bar(Canvas canvas, double x, double y) {
    double step = BAR_HEIGHT / BAR_STEPS;
    for (int i = 0; i < BAR_STEPS; i++) {
      int rgb = Viridis.rgb((BAR_STEPS - 1.0 - i) / (BAR_STEPS - 1));
      // A little over the next, so that no paper shows between them.
      double height = i == BAR_STEPS - 1 ? step : step + 0.5;
      canvas.rectangle(x, y + i * step, BAR_WIDTH, height, rgb);
    }
    for (int i = 0; i <= 2; i++) {
      double value = scale.high() - i / 2.0 * scale.range();
      double at = y + i / 2.0 * BAR_HEIGHT;
      canvas.line(x + BAR_WIDTH, at, x + BAR_WIDTH + 4, at, MapPainter.FAINT, 0.8);
      // A low end that some lie below.
      String below = i == 2 && figure.colouring() == Colouring.REWARD ? "≤ " : "";
      label(canvas, below + number(value), x + BAR_WIDTH + 9, at);
    }
    return y + BAR_HEIGHT;
  }

  private double generations(Canvas canvas, double x, double top) {
    double y = top + 8;
    for (int g = (int) scale.low(); g <= scale.high(); g++) {
      canvas.dot(x + 7, y, 5.5, Viridis.rgb(scale.share(g)), 1);
      String state =
          g < figure.report().generations().size()
              ? ", from state " + figure.report().generations().get(g).state()
              : "";
      label(canvas, g + state, x + 22, y);
      y += LINE - 3;
    }
    return y - 8;
  }

  private double marks(Canvas canvas, double x, double top) {
    double y = top;
    int grey = 0xC4C8CC;
    double dot = Math.min(radius, 5);
    canvas.dot(x + 8, y, dot, grey, 1);
    canvas.ring(x + 8, y, dot + 1.6, MapPainter.MARK, 1, 1.3);
    label(canvas, "an elite of some generation", x + 25, y);
    Optional<RunReport.Best> best =
        figure.report().best().filter(b -> figure.map().byId().containsKey(b.id()));
    if (best.isPresent()) {
      y += LINE;
      canvas.dot(x + 8, y, dot, grey, 1);
      canvas.ring(x + 8, y, dot + 4.4, MapPainter.MARK, 1, 1.3);
      String text = "the best: %d, %s".formatted(best.get().id(), number(best.get().reward()));
      label(canvas, text, x + 25, y);
    }
    y += LINE;
    canvas.line(x, y, x + 16, y, MapPainter.FAINT, 0.9);
    label(canvas, "from a child to its parent", x + 25, y);
    if (figure.field().isPresent()) {
      y += LINE;
      canvas.rectangle(x, y - 6, 16, 12, 0xC8C8C8);
      label(canvas, "likely under the model", x + 25, y);
      y += LINE;
      canvas.line(x, y, x + 16, y, MapPainter.CONTOUR, 0.9);
      label(canvas, "equal reward of x0hat", x + 25, y);
    }
    return y + LINE;
  }

  /** How the map was made, so that it can be made again. */
  private void how(Canvas canvas, double x, double top) {
    LatentMap map = figure.map();
    MapSettings settings = map.settings();
    List<String> lines =
        settings.method() == MapMethod.TSNE
            ? List.of(
                "PCA to 50, then t-SNE",
                "perplexity %s, %d iterations"
                    .formatted(number(map.perplexity()), settings.iterations()),
                "exaggeration %s, seed %d"
                    .formatted(number(settings.exaggeration()), settings.seed()))
            : List.of();
    double y = top;
    for (String line : lines) {
      canvas.text(x, y, line, 11, Canvas.Anchor.START, MapPainter.FAINT);
      y += 16;
    }
  }

  /** A text whose middle is at a height. */
  private static void label(Canvas canvas, String text, double x, double y) {
    canvas.text(x, y + SIZE * 0.35, text, SIZE, Canvas.Anchor.START, MapPainter.INK);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
