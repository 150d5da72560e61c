package studio.evosearch.engine.diffusion;

/**
 * A variance-preserving scheduler: alpha = sqrt(abar), sigma = sqrt(1 - abar).
 *
 * @param noise the trained levels
 * @param prediction what the model's output means
 * @param grid how the scheduler's family places timesteps
 * @param spacing which timesteps it visits
 * @param stepsOffset added to leading timesteps
 * @param cleanEnd whether the last state has no noise (set_alpha_to_one, final_sigmas_type zero);
 *     otherwise it keeps that of timestep 0
 */
public record DiffusionScheduler(
    TrainedNoise noise,
    Prediction prediction,
    TimestepGrid grid,
    TimestepSpacing spacing,
    int stepsOffset,
    boolean cleanEnd)
    implements SchedulerConfig {

  /**
   * The same with another offset: Stable Diffusion's pipelines ask for 1 whatever the file says.
   */
  public DiffusionScheduler withStepsOffset(int offset) {
    return new DiffusionScheduler(noise, prediction, grid, spacing, offset, cleanEnd);
  }

  /**
   * State s has the level of its own timestep. (DDIM in diffusers takes the level one step ratio
   * below instead, which differs only where the ratio does not divide the trained timesteps.)
   */
  @Override
  public NoiseSchedule schedule(int steps, int tokens) {
    if (steps < 1 || steps > noise.timesteps()) {
      throw new IllegalArgumentException(
          "%d steps: expected 1..%d, as many as the model's timesteps"
              .formatted(steps, noise.timesteps()));
    }
    double[] timesteps = grid.timesteps(spacing, steps, noise.timesteps(), stepsOffset);
    if (!cleanEnd && timesteps[steps - 1] == 0) {
      throw new IllegalArgumentException(
          "the last of %d steps starts at timestep 0, where the trajectory ends: expected an offset,"
                  .formatted(steps)
              + " trailing timesteps or an end without noise");
    }
    double[] alpha = new double[steps + 1];
    double[] sigma = new double[steps + 1];
    for (int s = 0; s <= steps; s++) {
      double level;
      if (s < steps) {
        level = noise.alphaBar(timesteps[s]);
      } else {
        level = cleanEnd ? 1 : noise.alphaBar(0);
      }
      alpha[s] = Math.sqrt(level);
      sigma[s] = Math.sqrt(1 - level);
    }
    return new NoiseSchedule(alpha, sigma, timesteps);
  }
}
