package studio.evosearch.engine.export;

import java.util.List;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/**
 * The forest of a run as a figure: a row a generation, an edge from each parent to its child in the
 * colour of gain or loss of fitness, and each candidate as its picture, or as a dot where there are
 * many.
 */
final class LineageFigure {
  /** More pictures than these would make a file that nothing opens. */
  static final int MOST_PICTURES = 400;

  private static final int INK = 0x1F2328;
  private static final int FAINT = 0x656D76;
  private static final int RULE = 0xE3E5E8;
  private static final int GAIN = 0x009E73;
  private static final int LOSS = 0xD55E00;
  private static final int LEVEL = 0x9AA0A6;
  private static final int BEST = 0xE69F00;
  private static final double LEFT = 110;
  private static final double TOP = 84;
  private static final double MARGIN = 24;
  private static final double WIDEST = 16_000;

  private final RunStore store;
  private final RunReport report;
  private final TidyLayout layout;
  private final boolean pictures;
  private final double cell;
  private final double words;
  private final double row;
  private final double column;

  LineageFigure(RunStore store, RunReport report) {
    this.store = store;
    this.report = report;
    this.layout = TidyLayout.of(Forest.of(report.candidates()));
    this.pictures = report.candidates().size() <= MOST_PICTURES;
    this.cell = pictures ? 72 : 8;
    this.words = pictures ? 22 : 0;
    this.row = pictures ? 136 : 48;
    this.column = Math.min(pictures ? 84 : 12, WIDEST / Math.max(1, layout.width()));
  }

  int width() {
    return (int) Math.ceil(Math.max(640, x(layout.width()) + cell / 2 + MARGIN));
  }

  int height() {
    return (int) Math.ceil(y(Math.max(0, layout.rows() - 1)) + cell / 2 + 20 + MARGIN);
  }

  private double x(double place) {
    return LEFT + cell / 2 + place * column;
  }

  private double y(int generation) {
    return TOP + cell / 2 + generation * row;
  }

  void draw(Canvas canvas) {
    canvas.text(MARGIN, 34, title(), 16, Canvas.Anchor.START, INK);
    legend(canvas);
    rows(canvas);
    for (int node = 0; node < report.candidates().size(); node++) {
      edge(canvas, node);
    }
    for (int node = 0; node < report.candidates().size(); node++) {
      candidate(canvas, node);
    }
  }

  private String title() {
    String prompt = report.prompt().isEmpty() ? "no prompt" : report.prompt();
    return prompt.length() > 90 ? prompt.substring(0, 89).strip() + "…" : prompt;
  }

  private void legend(Canvas canvas) {
    List<String> words = List.of("gain", "loss", "level or not known");
    int[] colours = {GAIN, LOSS, LEVEL};
    double x = MARGIN;
    for (int i = 0; i < words.size(); i++) {
      canvas.line(x, 54, x + 22, 54, colours[i], 2);
      canvas.text(x + 28, 58, words.get(i), 12, Canvas.Anchor.START, FAINT);
      x += 48 + 7 * words.get(i).length();
    }
  }

  private void rows(Canvas canvas) {
    for (RunReport.GenerationLine line : report.generations()) {
      double y = y(line.index());
      canvas.line(LEFT - 12, y, width() - MARGIN, y, RULE, 1);
      canvas.text(MARGIN, y - 2, "Generation " + line.index(), 12, Canvas.Anchor.START, INK);
      canvas.text(MARGIN, y + 14, line.nfeSoFar() + " NFE", 11, Canvas.Anchor.START, FAINT);
    }
  }

  private void edge(Canvas canvas, int node) {
    Forest forest = layout.forest();
    if (forest.isRoot(node)) {
      return;
    }
    int parent = forest.parentOf(node);
    double gain = reward(node) - reward(parent);
    int colour = gain > 0 ? GAIN : gain < 0 ? LOSS : LEVEL;
    // From under the parent's words to the row below, and from there straight down.
    double x = x(layout.x(node));
    int row = forest.generation(parent);
    canvas.line(
        new double[] {x(layout.x(parent)), x, x},
        new double[] {
          y(row) + cell / 2 + words, y(row + 1) - cell / 2, y(forest.generation(node)) - cell / 2
        },
        colour,
        gain > 0 ? 2 : 1.2);
  }

  private void candidate(Canvas canvas, int node) {
    CandidateLine line = report.candidates().get(node);
    double x = x(layout.x(node));
    double y = y(line.generation());
    boolean best = report.best().filter(b -> b.id() == node).isPresent();
    if (!pictures) {
      canvas.dot(x, y, best ? 7 : 4, best ? BEST : INK, 1);
      return;
    }
    if (best) {
      frame(canvas, x, y, cell / 2 + 4);
    }
    canvas.picture(
        x - cell / 2,
        y - cell / 2,
        cell,
        cell,
        Thumbnail.of(RunPictures.of(store, line.id()), 2 * (int) cell));
    canvas.text(
        x,
        y + cell / 2 + 16,
        line.id() + ": " + Figures.reward(line.reward()),
        11,
        Canvas.Anchor.MIDDLE,
        INK);
  }

  private static void frame(Canvas canvas, double x, double y, double half) {
    canvas.area(
        new double[] {x - half, x + half, x + half, x - half},
        new double[] {y - half, y - half, y + half, y + half},
        BEST,
        1);
  }

  private double reward(int node) {
    return report.candidates().get(node).reward();
  }
}
