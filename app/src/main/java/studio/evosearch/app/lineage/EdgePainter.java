package studio.evosearch.app.lineage;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.lineage.Grain.Detail;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.analysis.TidyLayout;

/**
 * Paints the edges that are seen: from a parent to its child's column, then straight down. All
 * edges of a look are one path, and of those that fall on the same pixels one is drawn.
 */
final class EdgePainter {
  private static final double[] WEIGHTS = {0.15, 0.3, 1};
  private static final double FADED = 0.12;

  /** From afar, edges are many and nodes small. */
  private static final double QUIET = 0.6;

  private static final double PATH = 3;
  private static final double STUB = 0.3;

  private final Easel easel;
  private final LineagePlot plot;
  private final Forest forest;
  private final int[] seen;
  private final int count;

  private EdgePainter(Easel easel) {
    this.easel = easel;
    this.plot = easel.look().plot();
    this.forest = plot.forest();
    this.seen = new int[plot.size()];
    this.count = collect();
  }

  static void paint(Easel easel) {
    EdgePainter painter = new EdgePainter(easel);
    painter.paintPath();
    for (double weight : WEIGHTS) {
      for (EdgeKind kind : easel.look().colouring().kinds()) {
        painter.paint(kind, weight);
      }
    }
  }

  /** Children in the order of their rows whose edge may be seen. */
  private int collect() {
    PlaneView view = easel.view();
    double left = view.planeX(0);
    double right = view.planeX(view.width());
    double top = view.planeY(0);
    double bottom = view.planeY(view.height());
    TidyLayout layout = plot.layout();
    int found = 0;
    for (int rank = layout.firstRank(easel.firstRow()); rank < seen.length; rank++) {
      int node = layout.node(rank);
      if (forest.isRoot(node)) {
        if (plot.edge(node, EdgeKind.Colouring.MUTATION) == EdgeKind.BRANCH) {
          seen[found++] = node;
        }
        continue;
      }
      int parent = forest.parentOf(node);
      double x = layout.x(node);
      double parentX = layout.x(parent);
      if (Math.max(x, parentX) >= left
          && Math.min(x, parentX) <= right
          && forest.generation(parent) <= bottom
          && forest.generation(node) >= top) {
        seen[found++] = node;
      }
    }
    return found;
  }

  /** The way from a root to the best, which the edges themselves are then drawn upon. */
  private void paintPath() {
    GraphicsContext g = easel.g();
    g.beginPath();
    for (int i = 0; i < count; i++) {
      if (easel.look().path().get(seen[i])) {
        trace(seen[i]);
      }
    }
    g.setGlobalAlpha(1);
    g.setLineCap(StrokeLineCap.ROUND);
    g.setLineWidth(PATH + 2);
    g.setStroke(easel.palette().text());
    g.stroke();
    g.setLineCap(StrokeLineCap.BUTT);
  }

  private void paint(EdgeKind kind, double weight) {
    GraphicsContext g = easel.g();
    Look look = easel.look();
    g.beginPath();
    long last = Long.MIN_VALUE;
    boolean any = false;
    for (int i = 0; i < count; i++) {
      int node = seen[i];
      if (plot.edge(node, look.colouring()) == kind && look.weight(node) == weight) {
        long pixels = pixels(node);
        if (pixels != last) {
          trace(node);
          last = pixels;
          any = true;
        }
      }
    }
    if (any) {
      boolean family = weight == 1 && !look.family().isEmpty();
      double alpha = easel.grain().detail() == Detail.DOT && !family ? weight * QUIET : weight;
      g.setGlobalAlpha(look.faded().contains(kind) ? alpha * FADED : alpha);
      g.setLineWidth(family ? kind.width() + 1 : kind.width());
      g.setStroke(kind.colour(easel.palette()));
      g.stroke();
      g.setGlobalAlpha(1);
    }
  }

  /** The same for edges in the same row that are drawn on the same pixels. */
  private long pixels(int node) {
    int parent = forest.isRoot(node) ? node : forest.parentOf(node);
    long row = forest.generation(node);
    long x = Math.round(easel.x(node)) & 0xffff;
    long parentX = Math.round(easel.x(parent)) & 0xffff;
    return row << 32 | parentX << 16 | x;
  }

  private void trace(int node) {
    GraphicsContext g = easel.g();
    double x = easel.x(node);
    double y = easel.y(node);
    if (forest.isRoot(node)) {
      g.moveTo(x, y - STUB * easel.view().scale().y() - easel.grain().size() / 2);
      g.lineTo(x, y);
      return;
    }
    int parent = forest.parentOf(node);
    int bend = forest.generation(parent) + 1;
    double parentX = easel.x(parent);
    double parentY = easel.y(parent);
    double bendY = easel.view().screenY(bend);
    if (easel.grain().detail() == Detail.DOT) {
      g.moveTo(parentX, parentY);
      g.lineTo(x, bendY);
    } else {
      double from = parentY + easel.grain().below();
      double to = bendY - easel.grain().size() / 2;
      double middle = (from + to) / 2;
      g.moveTo(parentX, from);
      g.bezierCurveTo(parentX, middle, x, middle, x, to);
    }
    if (bend < forest.generation(node)) {
      g.lineTo(x, y);
    }
  }
}
