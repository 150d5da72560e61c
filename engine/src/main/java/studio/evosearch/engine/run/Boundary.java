package studio.evosearch.engine.run;

/** Places where a run can be held, the finest first. */
public enum Boundary {
  /** Between two denoiser calls. */
  CALL,
  /** Where every trajectory of the generation has taken the same step. */
  STEP,
  /** Between two generations. */
  GENERATION
}
