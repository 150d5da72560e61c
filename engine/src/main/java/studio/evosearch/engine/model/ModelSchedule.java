package studio.evosearch.engine.model;

import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.checkpoint.ModelReference;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.SchedulerConfig;

/**
 * The noise levels a model's pictures go through, read without opening its weights.
 *
 * @param prediction what its denoiser's output means
 * @param schedule of a trajectory
 */
public record ModelSchedule(Prediction prediction, NoiseSchedule schedule) {
  /**
   * The schedule a run of a supported model has, whose candidates are of a size.
   *
   * @param model a model folder as {@link ModelReference} reads it, or a toy such as {@code
   *     toy:rings}
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when the folder says too little
   * @throws IllegalArgumentException when there is no such toy, or it allows not so many steps
   */
  public static ModelSchedule of(String model, int steps, WantedSize size) {
    if (PlaneGenerator.isToy(model)) {
      return toy(model, steps);
    }
    ModelFolder folder = ModelReference.parse(model).open();
    return of(folder, steps, PipelineKind.of(folder).grid().apply(folder, size).tokens());
  }

  /**
   * The schedule of any model.
   *
   * @param tokens latent tokens, where the model's shift depends on them
   */
  public static ModelSchedule of(String model, int steps, int tokens) {
    return PlaneGenerator.isToy(model)
        ? toy(model, steps)
        : of(ModelReference.parse(model).open(), steps, tokens);
  }

  private static ModelSchedule of(ModelFolder folder, int steps, int tokens) {
    SchedulerConfig scheduler = PipelineScheduler.of(folder);
    return new ModelSchedule(scheduler.prediction(), scheduler.schedule(steps, tokens));
  }

  private static ModelSchedule toy(String name, int steps) {
    try (PlaneGenerator toy = PlaneGenerator.open(name)) {
      return new ModelSchedule(toy.info().prediction(), toy.schedule(steps));
    }
  }
}
