package studio.evosearch.engine.bench;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.export.Axis;
import studio.evosearch.engine.export.Canvas;
import studio.evosearch.engine.export.Canvas.Anchor;
import studio.evosearch.engine.export.Contours;
import studio.evosearch.engine.export.Fitted;
import studio.evosearch.engine.export.Shade;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.reward.Reward;

/**
 * What arms found in a toy's plane, a panel an arm: the prior's density in grey, the reward's
 * contours at a quarter, a half and three quarters of its range, every finished candidate of one
 * run as a dot, those it brings home strong.
 */
final class PlaneMap {
  private static final double EXTENT = 4.2;
  private static final double PANEL = 230;
  private static final double GAP = 18;
  private static final double HEAD = 58;

  private static final int INK = 0x1F2328;
  private static final int FAINT = 0x656D76;
  private static final int CONTOUR = 0x0072B2;
  private static final int BROUGHT_HOME = 0xD55E00;

  private final PlaneField field;
  private final Picture density;

  /**
   * One arm's panel.
   *
   * @param title its method
   * @param settings what it sets apart from others of its method
   * @param figures what it reached
   * @param points of one run
   */
  record Panel(String title, String settings, String figures, List<PointsFile.Point> points) {}

  PlaneMap(PlaneGenerator toy, Reward guide) {
    this.field = PlaneField.finished(EXTENT, toy, Map.of(guide, 1.0));
    this.density = Shade.of(field.density());
  }

  static int width(int panels) {
    return (int) (GAP + panels * (PANEL + GAP));
  }

  static int height() {
    return (int) (HEAD + PANEL + GAP);
  }

  /**
   * Draws panels side by side.
   *
   * @param top how many of a run's best are strong
   */
  void draw(List<Panel> panels, int top, Canvas canvas) {
    for (int i = 0; i < panels.size(); i++) {
      draw(panels.get(i), top, GAP + i * (PANEL + GAP), canvas);
    }
  }

  private void draw(Panel panel, int top, double left, Canvas canvas) {
    Axis x = new Axis(-EXTENT, EXTENT, left, left + PANEL);
    Axis y = new Axis(-EXTENT, EXTENT, HEAD + PANEL, HEAD);
    canvas.text(left, 18, panel.title(), 13, Anchor.START, INK);
    canvas.text(left, 34, Fitted.text(panel.settings(), 11, false, PANEL), 11, Anchor.START, INK);
    canvas.text(left, 50, panel.figures(), 11, Anchor.START, FAINT);
    canvas.picture(left, HEAD, PANEL, PANEL, density);
    for (PointsFile.Point p : panel.points()) {
      if (Math.abs(p.x()) < EXTENT && Math.abs(p.y()) < EXTENT) {
        boolean home = p.place() < top;
        int colour = home ? BROUGHT_HOME : INK;
        canvas.dot(x.at(p.x()), y.at(p.y()), home ? 2 : 1.1, colour, home ? 0.9 : 0.35);
      }
    }
    for (double level : List.of(0.25, 0.5, 0.75)) {
      contour(level, x, y, canvas);
    }
  }

  private void contour(double share, Axis x, Axis y, Canvas canvas) {
    DoubleSummaryStatistics range =
        Arrays.stream(field.reward()).flatMapToDouble(Arrays::stream).summaryStatistics();
    double level = range.getMin() + share * (range.getMax() - range.getMin());
    for (Contours.Piece piece : Contours.at(field, level)) {
      canvas.line(
          x.at(piece.fromX()),
          y.at(piece.fromY()),
          x.at(piece.toX()),
          y.at(piece.toY()),
          CONTOUR,
          0.8);
    }
  }
}
