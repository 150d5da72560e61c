package studio.evosearch.app.chart;

import org.jfree.chart.fx.ChartCanvas;

/**
 * The parts of a chart whose making loads AWT's fonts and JFreeChart's classes, which takes
 * hundreds of milliseconds the first time. They may be made on any thread, as long as no window
 * shows them.
 */
record ChartParts(ChartWords words, RewardPlot plot, ChartCanvas canvas) {
  /** Made, and drawn once out of sight. */
  static ChartParts make(ChartWords words) {
    RewardPlot plot = new RewardPlot(words);
    ChartCanvas canvas = new ChartCanvas(plot.chart());
    canvas.setTooltipEnabled(false);
    canvas.setWidth(400);
    canvas.setHeight(200);
    return new ChartParts(words, plot, canvas);
  }
}
