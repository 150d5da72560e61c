/**
 * What the population of a search says of itself: how many parents it really has, how different its
 * pictures are. Pure functions of values, without models; formulas name their sources.
 */
@NullMarked
package studio.evosearch.engine.analysis;

import org.jspecify.annotations.NullMarked;
