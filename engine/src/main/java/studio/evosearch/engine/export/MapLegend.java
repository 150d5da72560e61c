package studio.evosearch.engine.export;

import java.util.List;
import java.util.Locale;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.MapSettings;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.export.Pen.Anchor;
import studio.evosearch.engine.export.Pen.Ink;
import studio.evosearch.engine.export.Pen.Spot;

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

  void paint(Pen pen, double x, double top) {
    boolean reward = figure.colouring() == Colouring.REWARD;
    String heading = reward ? String.join(" + ", figure.report().guides()) : "Generation";
    pen.text(
        Fitted.text(heading, SIZE, true, MapPainter.WIDTH - x - 12),
        new Spot(x, top),
        SIZE,
        true,
        Anchor.START,
        MapPainter.INK);
    double y = top + 14;
    boolean few = !reward && scale.range() < MOST_GENERATIONS;
    y = few ? generations(pen, x, y) : bar(pen, x, y);
    y = marks(pen, x, y + 26);
    how(pen, x, y + 16);
  }

  private double bar(Pen pen, double x, double y) {
    double step = BAR_HEIGHT / BAR_STEPS;
    for (int i = 0; i < BAR_STEPS; i++) {
      int rgb = Viridis.rgb((BAR_STEPS - 1.0 - i) / (BAR_STEPS - 1));
      // A little over the next, so that no paper shows between them.
      double height = i == BAR_STEPS - 1 ? step : step + 0.5;
      pen.rectangle(x, y + i * step, BAR_WIDTH, height, Ink.of(rgb));
    }
    for (int i = 0; i <= 2; i++) {
      double value = scale.high() - i / 2.0 * scale.range();
      double at = y + i / 2.0 * BAR_HEIGHT;
      pen.line(
          List.of(new Spot(x + BAR_WIDTH, at), new Spot(x + BAR_WIDTH + 4, at)),
          0.8,
          MapPainter.FAINT);
      // A low end that some lie below.
      String below = i == 2 && figure.colouring() == Colouring.REWARD ? "≤ " : "";
      label(pen, below + number(value), x + BAR_WIDTH + 9, at);
    }
    return y + BAR_HEIGHT;
  }

  private double generations(Pen pen, double x, double top) {
    double y = top + 8;
    for (int g = (int) scale.low(); g <= scale.high(); g++) {
      pen.disc(new Spot(x + 7, y), 5.5, Ink.of(Viridis.rgb(scale.share(g))));
      String state =
          g < figure.report().generations().size()
              ? ", from state " + figure.report().generations().get(g).state()
              : "";
      label(pen, g + state, x + 22, y);
      y += LINE - 3;
    }
    return y - 8;
  }

  private double marks(Pen pen, double x, double top) {
    double y = top;
    Ink grey = Ink.of(0xC4C8CC);
    double dot = Math.min(radius, 5);
    pen.disc(new Spot(x + 8, y), dot, grey);
    pen.ring(new Spot(x + 8, y), dot + 1.6, 1.3, MapPainter.MARK);
    label(pen, "an elite of some generation", x + 25, y);
    if (figure.report().best().isPresent()) {
      var best = figure.report().best().get();
      y += LINE;
      pen.disc(new Spot(x + 8, y), dot, grey);
      pen.ring(new Spot(x + 8, y), dot + 4.4, 1.3, MapPainter.MARK);
      label(pen, "the best: %d, %s".formatted(best.id(), number(best.reward())), x + 25, y);
    }
    y += LINE;
    pen.line(List.of(new Spot(x, y), new Spot(x + 16, y)), 0.9, MapPainter.FAINT);
    label(pen, "from a child to its parent", x + 25, y);
    if (figure.field().isPresent()) {
      y += LINE;
      pen.rectangle(x, y - 6, 16, 12, Ink.of(0xC8C8C8));
      label(pen, "likely under the model", x + 25, y);
      y += LINE;
      pen.line(List.of(new Spot(x, y), new Spot(x + 16, y)), 0.9, MapPainter.CONTOUR);
      label(pen, "equal reward of x0hat", x + 25, y);
    }
    return y + LINE;
  }

  /** How the map was made, so that it can be made again. */
  private void how(Pen pen, double x, double top) {
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
      pen.text(line, new Spot(x, y), 11, false, Anchor.START, MapPainter.FAINT);
      y += 16;
    }
  }

  /** A text whose middle is at a height. */
  private static void label(Pen pen, String text, double x, double y) {
    pen.text(text, new Spot(x, y + SIZE * 0.35), SIZE, false, Anchor.START, MapPainter.INK);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
