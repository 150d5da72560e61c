package studio.evosearch.engine.diffusion;

/**
 * What a model folder's scheduler says of the noise a model was trained on and of the timesteps it
 * is asked at; which solver it names does not matter here, {@link Sampler} takes its place.
 */
public sealed interface SchedulerConfig permits DiffusionScheduler, FlowScheduler {
  /** What the model's output means. */
  Prediction prediction();

  /**
   * The noise levels and timesteps of a trajectory.
   *
   * @param steps 1 or more
   * @param tokens latent tokens the denoiser sees, on which a dynamic shift depends; otherwise not
   *     looked at
   * @throws IllegalArgumentException when the trained timesteps do not allow so many steps
   */
  NoiseSchedule schedule(int steps, int tokens);
}
