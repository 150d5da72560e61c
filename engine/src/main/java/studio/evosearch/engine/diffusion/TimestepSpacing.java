package studio.evosearch.engine.diffusion;

/** Which of the trained timesteps are visited (arXiv 2305.08891, table 2). */
public enum TimestepSpacing {
  /** Multiples of the step ratio from 0, plus an offset. */
  LEADING,
  /** Multiples of the step ratio down from the last. */
  TRAILING,
  /** Evenly from 0 to the last. */
  LINSPACE
}
