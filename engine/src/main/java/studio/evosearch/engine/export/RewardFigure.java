package studio.evosearch.engine.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.GenerationLine;

/**
 * A run's fitness against what was spent: every candidate a dot at the NFE its generation ended at,
 * the best so far as steps, the mean of each generation as a line.
 */
final class RewardFigure {
  static final int WIDTH = 860;
  static final int HEIGHT = 380;

  private static final int INK = 0x1F2328;
  private static final int FAINT = 0x656D76;
  private static final int RULE = 0xE3E5E8;
  private static final int BEST = 0x0072B2;
  private static final int MEAN = 0xD55E00;
  private static final int CANDIDATE = 0x9AA0A6;
  private static final double LEFT = 64;
  private static final double RIGHT = WIDTH - 24.0;
  private static final double TOP = 44;
  private static final double BOTTOM = HEIGHT - 48.0;

  private RewardFigure() {}

  /** Draws a run that has a finite fitness somewhere; else only says that there is none. */
  static void draw(RunReport report, Canvas canvas) {
    List<GenerationLine> generations = report.generations();
    double[] fitness =
        DoubleStream.concat(
                report.candidates().stream().mapToDouble(RunReport.CandidateLine::reward),
                generations.stream().mapToDouble(GenerationLine::mean))
            .filter(Double::isFinite)
            .toArray();
    if (fitness.length == 0) {
      canvas.text(LEFT, TOP, "No candidate has a fitness.", 14, Canvas.Anchor.START, FAINT);
      return;
    }
    long spent = generations.getLast().nfeSoFar();
    Axis x = new Axis(0, Math.max(1, spent * 1.02), LEFT, RIGHT);
    Axis y =
        Axis.over(
            Arrays.stream(fitness).min().getAsDouble(),
            Arrays.stream(fitness).max().getAsDouble(),
            BOTTOM,
            TOP);
    rules(canvas, x, y);
    report
        .candidates()
        .forEach(line -> {
          if (Double.isFinite(line.reward())) {
            double at = spent(generations.get(line.generation()), x);
            canvas.dot(at, y.at(line.reward()), 2.5, CANDIDATE, 0.7);
          }
        });
    best(canvas, generations, x, y);
    mean(canvas, generations, x, y);
    legend(canvas);
  }

  private static void rules(Canvas canvas, Axis x, Axis y) {
    for (double mark : y.marks()) {
      canvas.line(LEFT, y.at(mark), RIGHT, y.at(mark), RULE, 1);
      canvas.text(LEFT - 8, y.at(mark) + 4, y.label(mark), 12, Canvas.Anchor.END, FAINT);
    }
    for (double mark : x.marks()) {
      canvas.line(x.at(mark), BOTTOM, x.at(mark), BOTTOM + 5, FAINT, 1);
      canvas.text(x.at(mark), BOTTOM + 20, x.label(mark), 12, Canvas.Anchor.MIDDLE, FAINT);
    }
    canvas.line(LEFT, BOTTOM, RIGHT, BOTTOM, FAINT, 1);
    canvas.text((LEFT + RIGHT) / 2, HEIGHT - 8.0, "NFE", 12, Canvas.Anchor.MIDDLE, FAINT);
  }

  private static void best(Canvas canvas, List<GenerationLine> generations, Axis x, Axis y) {
    List<GenerationLine> known =
        generations.stream().filter(line -> Double.isFinite(line.bestSoFar())).toList();
    double[] xs = new double[Math.max(0, 2 * known.size() - 1)];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = spent(known.get((i + 1) / 2), x);
      ys[i] = y.at(known.get(i / 2).bestSoFar());
    }
    canvas.line(xs, ys, BEST, 2.5);
  }

  private static void mean(Canvas canvas, List<GenerationLine> generations, Axis x, Axis y) {
    List<GenerationLine> known =
        generations.stream().filter(line -> Double.isFinite(line.mean())).toList();
    canvas.line(
        known.stream().mapToDouble(line -> spent(line, x)).toArray(),
        known.stream().mapToDouble(line -> y.at(line.mean())).toArray(),
        MEAN,
        1.5);
    known.forEach(line -> canvas.dot(spent(line, x), y.at(line.mean()), 3.5, MEAN, 1));
  }

  private static double spent(GenerationLine line, Axis x) {
    return x.at((double) line.nfeSoFar());
  }

  private static void legend(Canvas canvas) {
    List<String> words = List.of("best so far", "mean of a generation", "candidates");
    int[] colours = {BEST, MEAN, CANDIDATE};
    double x = LEFT;
    for (int i = 0; i < words.size(); i++) {
      canvas.dot(x + 5, 20, 5, colours[i], 1);
      canvas.text(x + 16, 24, words.get(i), 12, Canvas.Anchor.START, INK);
      x += 40 + 7 * words.get(i).length();
    }
  }
}
