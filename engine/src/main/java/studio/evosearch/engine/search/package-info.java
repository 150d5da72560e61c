/**
 * The search methods as pure functions of values: {@code SearchMethod} maps (archive, controls,
 * random stream) to the {@code Round} of trajectories to denoise next. No I/O, threads or clock.
 *
 * <p>A round does not hold latents. It says how each trajectory's first state is made ({@code
 * Start}: noise, a stored state, a mutation of one), and whoever flies it looks the stored state
 * up. So an archive of ten thousand candidates is small, a plan can be shown before it is paid for,
 * and a child can be made again from its record alone.
 *
 * <p>Methods remember nothing. Weights of particles, the pivot of zero-order search and elites are
 * worked out from the archive at every round, which is why a resumed run goes on as if it had never
 * stopped, and why a person's rejection also reaches what was decided before.
 */
@NullMarked
package studio.evosearch.engine.search;

import org.jspecify.annotations.NullMarked;
