package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.List;
import studio.evosearch.engine.export.Axis;
import studio.evosearch.engine.export.Canvas;
import studio.evosearch.engine.export.Canvas.Anchor;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;

/**
 * What arms found in a toy's plane, a panel an arm: the prior's density in grey, the reward's
 * contours at a quarter, a half and three quarters of its range, every finished candidate of one
 * run as a dot, those it brings home strong.
 */
final class PlaneMap {
  private static final double EXTENT = 4.2;
  private static final int CELLS = 120;
  private static final double PANEL = 230;
  private static final double GAP = 18;
  private static final double HEAD = 58;

  private static final int INK = 0x1F2328;
  private static final int FAINT = 0x656D76;
  private static final int CONTOUR = 0x0072B2;
  private static final int BROUGHT_HOME = 0xD55E00;

  private final Picture density;
  private final double[][] reward;

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
    this.density = density(toy);
    this.reward = reward(toy, guide);
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
    canvas.text(left, 34, panel.settings(), 11, Anchor.START, INK);
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

  /** Marching squares; a saddle is cut one way, which at this fineness nobody sees. */
  private void contour(double share, Axis x, Axis y, Canvas canvas) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : reward) {
      for (double value : row) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double level = low + share * (high - low);
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        List<double[]> cuts = cuts(row, column, level);
        if (cuts.size() >= 2) {
          double[] a = cuts.get(0);
          double[] b = cuts.get(1);
          canvas.line(x.at(a[0]), y.at(a[1]), x.at(b[0]), y.at(b[1]), CONTOUR, 0.8);
        }
      }
    }
  }

  /** Where the level crosses the sides of a cell. */
  private List<double[]> cuts(int row, int column, double level) {
    int[][] corners = {
      {row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}, {row, column}
    };
    List<double[]> cuts = new ArrayList<>();
    for (int side = 0; side < 4; side++) {
      int[] from = corners[side];
      int[] to = corners[side + 1];
      double a = reward[from[0]][from[1]];
      double b = reward[to[0]][to[1]];
      if (a < level != b < level) {
        double t = (level - a) / (b - a);
        cuts.add(
            new double[] {
              coordinate(from[1] + t * (to[1] - from[1])),
              coordinate(from[0] + t * (to[0] - from[0]))
            });
      }
    }
    return cuts;
  }

  private static double coordinate(double cell) {
    return -EXTENT + 2 * EXTENT * cell / CELLS;
  }

  private static double[][] reward(PlaneGenerator toy, Reward guide) {
    double[][] reward = new double[CELLS + 1][];
    for (int row = 0; row <= CELLS; row++) {
      float[][] points = new float[CELLS + 1][];
      for (int column = 0; column <= CELLS; column++) {
        points[column] = new float[] {(float) coordinate(column), (float) coordinate(row)};
      }
      List<Picture> pictures = toy.decode(points);
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < points.length; i++) {
        samples.add(new Sample(points[i], pictures.get(i)));
      }
      reward[row] = guide.score(samples, "");
    }
    return reward;
  }

  private static Picture density(PlaneGenerator toy) {
    double[] values = new double[CELLS * CELLS];
    double highest = 0;
    for (int i = 0; i < values.length; i++) {
      int row = i / CELLS;
      values[i] = toy.density(coordinate(i % CELLS + 0.5), -coordinate(row + 0.5));
      highest = Math.max(highest, values[i]);
    }
    byte[] rgb = new byte[values.length * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.round(248 - 110 * values[i / 3] / highest);
    }
    return new Picture(CELLS, CELLS, rgb);
  }
}
