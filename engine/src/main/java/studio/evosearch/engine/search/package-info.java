/**
 * The search methods as pure functions of values: {@code SearchMethod} maps (archive, controls,
 * random stream) to the {@code Round} of trajectories to denoise next. No I/O, threads or clock.
 */
@NullMarked
package studio.evosearch.engine.search;

import org.jspecify.annotations.NullMarked;
