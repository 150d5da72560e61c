package studio.evosearch.app.chart;

/**
 * A point of the chart.
 *
 * @param nfe denoiser evaluations spent until then
 * @param value a reward
 */
record Point(double nfe, double value) {}
