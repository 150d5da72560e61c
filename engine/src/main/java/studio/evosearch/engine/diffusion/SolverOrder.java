package studio.evosearch.engine.diffusion;

/** How many denoiser outputs a step looks at. */
public enum SolverOrder {
  /** This step's: DDIM, Euler. */
  FIRST,
  /** This step's and the one before it: the multistep midpoint rule of DPM-Solver++ (2M). */
  SECOND
}
