package studio.evosearch.engine.diffusion;

/** How the variance beta of a trained diffusion step grows, named as diffusers names it. */
public enum BetaSchedule {
  /** Evenly from start to end (arXiv 2006.11239). */
  LINEAR,
  /** The square root evenly: Stable Diffusion's. */
  SCALED_LINEAR,
  /** From cosine signal levels, at most 0.999 (arXiv 2102.09672, eq. 17). */
  SQUAREDCOS_CAP_V2
}
