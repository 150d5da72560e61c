package studio.evosearch.engine.search;

/**
 * A stored state of a trajectory with what its noise schedule says of it. The arrays are not
 * copied: a holder must not change them.
 *
 * @param x the state x_s
 * @param x0 the denoiser's estimate x0hat at x_s; empty where the trajectory never stepped from
 *     here
 * @param alpha the signal scale at s
 * @param sigma the noise scale at s
 * @param sdeStd the standard deviation of the full SDE step (eta = 1) taken at s; 0 at the last
 *     state
 */
@SuppressWarnings("ArrayRecordComponent")
public record LatentState(float[] x, float[] x0, double alpha, double sigma, double sdeStd) {}
