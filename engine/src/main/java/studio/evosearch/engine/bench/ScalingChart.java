package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import studio.evosearch.engine.export.Axis;
import studio.evosearch.engine.export.Canvas;
import studio.evosearch.engine.export.Canvas.Anchor;

/**
 * How a measure grows with what is spent: NFE on a logarithmic scale to the right, the mean with
 * its interval upwards, a line an arm.
 */
public final class ScalingChart {
  public static final int WIDTH = 760;
  public static final int HEIGHT = 440;

  /** Okabe and Ito's colours, which the colour-blind tell apart. */
  static final List<Integer> COLOURS =
      List.of(0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x6B6B6B);

  private static final int INK = 0x1F2328;
  private static final int FAINT = 0x656D76;
  private static final int RULE = 0xE3E5E8;
  private static final double LEFT = 70;
  private static final double RIGHT = 520;
  private static final double TOP = 46;
  private static final double BOTTOM = HEIGHT - 52.0;

  private final BenchSummary summary;
  private final String measure;

  private record Series(String arm, List<BenchSummary.Line> lines) {}

  private ScalingChart(BenchSummary summary, String measure) {
    this.summary = summary;
    this.measure = measure;
  }

  /** Draws the chart of a measure that some line has. */
  public static void draw(BenchSummary summary, String measure, Canvas canvas) {
    new ScalingChart(summary, measure).draw(canvas);
  }

  private void draw(Canvas canvas) {
    List<Series> all = series();
    double[] nfe =
        all.stream().flatMap(s -> s.lines().stream()).mapToDouble(l -> log(l.nfe())).toArray();
    Axis x = axis(nfe, LEFT, RIGHT);
    double[] ends =
        all.stream()
            .flatMap(s -> s.lines().stream().map(this::value))
            .flatMapToDouble(e -> DoubleStream.of(e.low(), e.high()))
            .toArray();
    Axis y = axis(ends, BOTTOM, TOP);
    canvas.text(LEFT, 26, title(), 15, Anchor.START, INK);
    rules(canvas, x, y);
    for (int i = 0; i < all.size(); i++) {
      int colour = COLOURS.get(i % COLOURS.size());
      curve(canvas, all.get(i), x, y, colour, (i - (all.size() - 1) / 2.0) * 3);
      double row = TOP + 14 + i * 19;
      canvas.line(RIGHT + 18, row - 4, RIGHT + 36, row - 4, colour, 3);
      canvas.text(RIGHT + 44, row, all.get(i).arm(), 12, Anchor.START, INK);
    }
  }

  private String title() {
    int prompts = summary.lines().stream().mapToInt(BenchSummary.Line::prompts).max().orElse(0);
    int runs = summary.lines().stream().mapToInt(BenchSummary.Line::runs).max().orElse(0);
    return "%s against NFE: mean of %d runs on %d prompts, 95 %% interval"
        .formatted(measure.replace('_', ' '), runs, prompts);
  }

  private void rules(Canvas canvas, Axis x, Axis y) {
    for (double mark : y.marks()) {
      canvas.line(LEFT, y.at(mark), RIGHT, y.at(mark), RULE, 1);
      canvas.text(LEFT - 8, y.at(mark) + 4, y.label(mark), 12, Anchor.END, FAINT);
    }
    summary.lines().stream()
        .mapToLong(BenchSummary.Line::budget)
        .distinct()
        .forEach(budget -> {
          double at = x.at(log((double) budget));
          canvas.line(at, BOTTOM, at, BOTTOM + 5, FAINT, 1);
          String label = String.format(Locale.ROOT, "%d", budget);
          canvas.text(at, BOTTOM + 20, label, 12, Anchor.MIDDLE, FAINT);
        });
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, FAINT, 1);
    canvas.text((LEFT + RIGHT) / 2, HEIGHT - 12.0, "NFE", 12, Anchor.MIDDLE, FAINT);
  }

  /** Intervals stand a little beside each other, so that each is seen. */
  private void curve(Canvas canvas, Series series, Axis x, Axis y, int colour, double aside) {
    double[] xs = series.lines().stream().mapToDouble(l -> x.at(log(l.nfe())) + aside).toArray();
    double[] ys = series.lines().stream().mapToDouble(l -> y.at(value(l).mean())).toArray();
    for (int i = 0; i < xs.length; i++) {
      Estimate value = value(series.lines().get(i));
      canvas.line(xs[i], y.at(value.low()), xs[i], y.at(value.high()), colour, 1.5);
      canvas.dot(xs[i], ys[i], 4, colour, 1);
    }
    canvas.line(xs, ys, colour, 2);
  }

  private List<Series> series() {
    List<Series> all = new ArrayList<>();
    for (String arm : summary.lines().stream().map(BenchSummary.Line::arm).distinct().toList()) {
      List<BenchSummary.Line> lines =
          summary.lines().stream()
              .filter(line -> line.arm().equals(arm) && line.measures().containsKey(measure))
              .filter(line -> Double.isFinite(value(line).mean()))
              .toList();
      if (!lines.isEmpty()) {
        all.add(new Series(arm, lines));
      }
    }
    return all;
  }

  private Estimate value(BenchSummary.Line line) {
    return Objects.requireNonNull(line.measures().get(measure));
  }

  private static double log(double nfe) {
    return Math.log(Math.max(1, nfe));
  }

  private static Axis axis(double[] values, double begin, double end) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    return Axis.over(low, high, begin, end);
  }
}
