/**
 * {@code RunSpec} to run: stepping, pause, controls, budgets, events, {@code RunStore} (SQLite and
 * files), resume; {@code EngineService} is the queue of runs.
 *
 * <p>One thread works a run. Everything else talks to it by posting commands, which it takes at its
 * {@code Gate} before every denoiser call, and hears of it by events; nobody waits for a lock of
 * the run's. A steering command applies from the next generation that is planned, and is journalled
 * with its index before anything acts on it: spec and journal together repeat a run exactly. An
 * errand borrows the thread and the open model between two calls, on nobody's bill.
 *
 * <p>A generation is the unit of keeping. Its pictures and states are whole on disk before its rows
 * are committed, all at once; a killed process leaves whole generations and perhaps files that the
 * resumed run writes again. What was denoised since the last one is lost: keeping it too would mean
 * writing every state of every step.
 */
@NullMarked
package studio.evosearch.engine.run;

import org.jspecify.annotations.NullMarked;
