package studio.evosearch.engine.run;

/**
 * A kept state of a trajectory. The arrays are not copied: a holder must not change them.
 *
 * @param x the state
 * @param x0 the denoiser's estimate x0hat at it, or where a trajectory ends early its latest one;
 *     empty for a clean latent
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredState(float[] x, float[] x0) {}
