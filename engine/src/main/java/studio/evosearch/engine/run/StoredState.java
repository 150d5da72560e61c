package studio.evosearch.engine.run;

/**
 * A kept state of a trajectory. The arrays are not copied: a holder must not change them.
 *
 * @param x the state
 * @param x0 the denoiser's estimate x0hat at it; empty where the trajectory did not step from it
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredState(float[] x, float[] x0) {}
