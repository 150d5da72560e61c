package studio.evosearch.app.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import studio.evosearch.app.chart.Drawing.Layer;

/**
 * The chart as JFreeChart has it: axes, renderers, datasets. It tells no listener what changes; who
 * owns it draws it when all is in place.
 */
final class RewardPlot {
  private static final int HELD_OUT = 1;

  private final ChartWords words;
  private final NumberAxis nfe = axis();
  private final NumberAxis guide = axis();
  private final NumberAxis heldOut = axis();
  private final XYPlot plot = new XYPlot();
  private final JFreeChart chart = new JFreeChart(null, null, plot, false);
  private final PlotMarks marks;

  // In the order they are drawn, each over those before it.
  private final DeviationRenderer band = new DeviationRenderer(true, true);
  private final Dots dots = new Dots();
  private final XYLineAndShapeRenderer heldOutLines = lines();
  private final XYLineAndShapeRenderer others = lines();
  private final XYLineAndShapeRenderer best = lines();
  private final XYLineAndShapeRenderer selected = new XYLineAndShapeRenderer(true, true);
  private final List<AbstractXYItemRenderer> renderers =
      List.of(band, dots, heldOutLines, others, best, selected);

  RewardPlot(ChartWords words) {
    this.words = words;
    this.marks = new PlotMarks(plot, words);
    chart.setNotify(false);
    chart.setPadding(new RectangleInsets(6, 4, 2, 6));
    plot.setDomainAxis(nfe);
    plot.setRangeAxes(new NumberAxis[] {guide, heldOut});
    plot.setRangeAxisLocation(HELD_OUT, AxisLocation.BOTTOM_OR_RIGHT);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    nfe.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    nfe.setLabel(words.text("axis.nfe"));
    for (int i = 0; i < renderers.size(); i++) {
      plot.setRenderer(i, renderers.get(i));
      renderers.get(i).setDefaultCreateEntities(false);
    }
    plot.mapDatasetToRangeAxis(renderers.indexOf(heldOutLines), HELD_OUT);
    shapes();
  }

  private static NumberAxis axis() {
    NumberAxis axis = new NumberAxis();
    axis.setAutoRange(false);
    axis.setLabelFont(Paints.SMALL);
    axis.setTickLabelFont(Paints.SMALL);
    axis.setLabelInsets(new RectangleInsets(1, 1, 1, 1));
    axis.setAxisLineVisible(false);
    return axis;
  }

  private static XYLineAndShapeRenderer lines() {
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    lines.setDrawSeriesLineAsPath(true);
    return lines;
  }

  private void shapes() {
    band.setSeriesStroke(0, Paints.THIN);
    band.setSeriesShape(0, circle(2));
    heldOutLines.setSeriesShapesVisible(0, true);
    heldOutLines.setSeriesShape(0, circle(2));
    heldOutLines.setSeriesStroke(0, Paints.DASHED);
    heldOutLines.setSeriesStroke(1, Paints.THIN);
    others.setAutoPopulateSeriesStroke(false);
    others.setDefaultStroke(Paints.THIN);
    best.setSeriesStroke(0, Paints.THICK);
    selected.setSeriesLinesVisible(1, false);
    selected.setSeriesStroke(0, Paints.THIN);
    selected.setSeriesShape(0, circle(3));
    selected.setSeriesShape(1, circle(4.5));
    selected.setSeriesOutlineStroke(0, Paints.THIN);
    selected.setSeriesOutlineStroke(1, Paints.THICK);
    selected.setUseFillPaint(true);
    selected.setUseOutlinePaint(true);
  }

  private static Shape circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  JFreeChart chart() {
    return chart;
  }

  /**
   * Puts a run and what goes with it in place.
   *
   * @param zoomed whether the axes stay as they are, rather than have all in sight
   */
  void show(Drawing drawing, Paints paints, boolean zoomed) {
    paint(paints, drawing);
    data(drawing);
    marks.show(drawing, paints);
    guide.setLabel(words.guide(drawing.shown().moment().report()));
    heldOut.setLabel(drawing.heldOut().orElse(""));
    heldOut.setVisible(drawing.heldOut().isPresent());
    if (!zoomed) {
      range(nfe, drawing.nfe());
      range(guide, drawing.fitness());
      range(heldOut, drawing.heldOutRange());
    }
  }

  private static void range(NumberAxis axis, Extent extent) {
    axis.setRange(extent.low(), extent.high());
  }

  private void data(Drawing drawing) {
    set(band, drawing.has(Layer.MEAN) ? bands(drawing) : new YIntervalSeriesCollection());
    set(dots, one(drawing.has(Layer.CANDIDATES), drawing::dots));
    set(heldOutLines, new Curves(List.of(drawing.heldOutMeans(), drawing.heldOutOfBest())));
    set(others, new Curves(drawing.others()));
    set(best, one(drawing.has(Layer.BEST), drawing.data()::bestSteps));
    set(
        selected,
        new Curves(List.of(drawing.points(drawing.lineage()), drawing.points(drawing.selected()))));
  }

  private static Curves one(boolean visible, Supplier<List<Point>> curve) {
    return new Curves(visible ? List.of(curve.get()) : List.of());
  }

  private void set(AbstractXYItemRenderer renderer, XYDataset data) {
    plot.setDataset(renderers.indexOf(renderer), data);
  }

  private static YIntervalSeriesCollection bands(Drawing drawing) {
    YIntervalSeries series = new YIntervalSeries(0);
    series.setNotify(false);
    for (GenerationPoint g : drawing.data().generations()) {
      if (g.guide().count() > 0) {
        series.add(g.nfe(), g.guide().mean(), g.guide().lower(), g.guide().upper());
      }
    }
    YIntervalSeriesCollection all = new YIntervalSeriesCollection();
    all.addSeries(series);
    return all;
  }

  private void paint(Paints paints, Drawing drawing) {
    chart.setBackgroundPaint(paints.background());
    plot.setBackgroundPaint(paints.background());
    plot.setRangeGridlinePaint(paints.grid());
    plot.setRangeGridlineStroke(Paints.HAIR);
    List.of(nfe, guide, heldOut)
        .forEach(axis -> {
          axis.setLabelPaint(paints.text());
          axis.setTickLabelPaint(paints.muted());
          axis.setTickMarkPaint(paints.grid());
        });
    guide.setLabelPaint(paints.guide());
    heldOut.setLabelPaint(paints.heldOut());
    heldOut.setTickLabelPaint(paints.heldOut());
    band.setSeriesPaint(0, paints.guide());
    band.setSeriesFillPaint(0, paints.guide());
    band.setAlpha(0.16f);
    dots.setSeriesPaint(0, paints.dots());
    heldOutLines.setSeriesPaint(0, paints.heldOut());
    heldOutLines.setSeriesPaint(1, paints.heldOut());
    best.setSeriesPaint(0, paints.guide());
    for (int i = 0; i < drawing.overlays().size(); i++) {
      others.setSeriesPaint(i, paints.overlay(drawing.overlays().get(i).colour()));
    }
    for (int i = 0; i < 2; i++) {
      selected.setSeriesPaint(i, paints.text());
      selected.setSeriesOutlinePaint(i, paints.text());
      selected.setSeriesFillPaint(i, paints.background());
    }
  }

  // --- places

  /** Where a point lies in the picture, by the fitness axis. */
  Point2D place(Point point, Rectangle2D area) {
    return new Point2D.Double(
        nfe.valueToJava2D(point.nfe(), area, RectangleEdge.BOTTOM),
        guide.valueToJava2D(point.value(), area, RectangleEdge.LEFT));
  }

  /** Zooms to a part of the picture. */
  void zoom(Rectangle2D part, PlotRenderingInfo info) {
    Rectangle2D area = info.getDataArea();
    double left = (part.getMinX() - area.getMinX()) / area.getWidth();
    double right = (part.getMaxX() - area.getMinX()) / area.getWidth();
    double low = (area.getMaxY() - part.getMaxY()) / area.getHeight();
    double high = (area.getMaxY() - part.getMinY()) / area.getHeight();
    Point2D middle = new Point2D.Double(part.getCenterX(), part.getCenterY());
    plot.zoomDomainAxes(left, right, info, middle);
    plot.zoomRangeAxes(low, high, info, middle);
  }

  /**
   * Zooms around a place.
   *
   * @param factor of the axes' lengths; below 1 to see less
   */
  void zoom(double factor, Point2D around, PlotRenderingInfo info) {
    plot.zoomDomainAxes(factor, info, around, true);
    plot.zoomRangeAxes(factor, info, around, true);
  }
}
