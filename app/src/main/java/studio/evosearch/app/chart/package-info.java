/** Reward against NFE, and how diverse the population is. */
@NullMarked
package studio.evosearch.app.chart;

import org.jspecify.annotations.NullMarked;
