/**
 * Reward against NFE, and how diverse the population is. A run becomes points ({@code ChartData}),
 * they and what goes with them a {@code Drawing}, and that a JFreeChart ({@code RewardPlot}), which
 * is made and first drawn in the background since AWT and JFreeChart take a second to load. {@code
 * PartingWays} is the alarm, {@code Baselines} what runs at equal NFE are, {@code Overlays} the
 * other runs in the chart.
 */
@NullMarked
package studio.evosearch.app.chart;

import org.jspecify.annotations.NullMarked;
