package studio.evosearch.engine.model;

/**
 * A decoded latent: what a reward judges.
 *
 * @param latent the clean latent x_0 (or a preview's x0hat), as the generator's latent shape says
 * @param picture the same, decoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(float[] latent, Picture picture) {}
