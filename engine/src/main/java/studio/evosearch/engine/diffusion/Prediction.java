package studio.evosearch.engine.diffusion;

/** What a denoiser's output means, for a state x = alpha x0 + sigma eps. */
public enum Prediction {
  /** The noise eps. */
  EPSILON,
  /** The clean latent x0. */
  SAMPLE,
  /** alpha eps - sigma x0, for variance-preserving processes (arXiv 2202.00512). */
  V,
  /** The velocity eps - x0 of a rectified flow, alpha = 1 - sigma (arXiv 2209.03003). */
  FLOW
}
