package studio.evosearch.app.chart;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.evosearch.app.fx.Palette;

/** A tiny line of a gauge's latest figures, the newest as a dot. */
final class Sparkline extends Canvas {
  private static final double AIR = 2.5;

  Sparkline() {
    super(34, 16);
  }

  void draw(List<Double> figures, Palette palette) {
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    Extent extent = Extent.of(figures.stream().mapToDouble(v -> v));
    double step = (getWidth() - 2 * AIR) / Math.max(1, figures.size() - 1);
    g.setStroke(palette.muted());
    g.beginPath();
    boolean drawing = false;
    for (int i = 0; i < figures.size(); i++) {
      double value = figures.get(i);
      if (Double.isNaN(value)) {
        drawing = false;
        continue;
      }
      double x = AIR + i * step;
      double y = y(value, extent);
      if (drawing) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
      }
      drawing = true;
    }
    g.stroke();
    if (drawing) {
      dot(g, AIR + (figures.size() - 1) * step, y(figures.getLast(), extent), palette.accent());
    }
  }

  private double y(double value, Extent extent) {
    double share = (value - extent.low()) / (extent.high() - extent.low());
    return getHeight() - AIR - share * (getHeight() - 2 * AIR);
  }

  private static void dot(GraphicsContext g, double x, double y, Color colour) {
    g.setFill(colour);
    g.fillOval(x - 2, y - 2, 4, 4);
  }
}
