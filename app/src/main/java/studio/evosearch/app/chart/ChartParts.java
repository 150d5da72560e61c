package studio.evosearch.app.chart;

import org.jfree.chart.fx.ChartCanvas;

/**
 * The parts of a chart whose making loads AWT's fonts and JFreeChart's classes, which takes more
 * than a second the first time. They may be made on any thread, as long as no window shows them.
 */
record ChartParts(ChartWords words, RewardPlot plot, ChartCanvas canvas) {
  /** Made, and drawn once out of sight, so that drawing them in sight is quick. */
  static ChartParts make(ChartWords words, Drawing drawing, Paints paints) {
    RewardPlot plot = new RewardPlot(words);
    plot.show(drawing, paints, false);
    ChartCanvas canvas = new ChartCanvas(plot.chart());
    canvas.setTooltipEnabled(false);
    canvas.setWidth(400);
    canvas.setHeight(200);
    return new ChartParts(words, plot, canvas);
  }
}
