/**
 * {@code RunSpec} to {@code Run}: stepping, pause, controls, budgets, events, {@code RunStore}
 * (SQLite and files), resume; {@code EngineService} is the queue of runs.
 */
@NullMarked
package studio.evosearch.engine.run;

import org.jspecify.annotations.NullMarked;
