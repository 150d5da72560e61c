package studio.evosearch.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Draws points as dots and nothing else. JFreeChart's own renderer makes an entity with a
 * transformed shape of each, which ten thousand candidates do not bear.
 */
final class Dots extends AbstractXYItemRenderer {
  private static final long serialVersionUID = 1;
  private static final double SIZE = 4;

  private final transient Ellipse2D.Double dot = new Ellipse2D.Double(0, 0, SIZE, SIZE);

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
    g2.setPaint(getSeriesPaint(0));
    return super.initialise(g2, area, plot, data, info);
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domain,
      ValueAxis range,
      XYDataset data,
      int series,
      int item,
      CrosshairState crosshair,
      int pass) {
    double y = data.getYValue(series, item);
    dot.x = domain.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
    dot.y = range.valueToJava2D(y, area, plot.getRangeAxisEdge());
    if (Double.isNaN(y) || !area.contains(dot.x, dot.y)) {
      return;
    }
    dot.x -= SIZE / 2;
    dot.y -= SIZE / 2;
    g2.fill(dot);
  }
}
