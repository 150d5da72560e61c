package studio.evosearch.app.inspector;

import java.util.Optional;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.model.ModelSchedule;
import studio.evosearch.engine.run.RunSpec;

/**
 * How much noise the states of a run's trajectories hold.
 *
 * @param sampler along the run's schedule
 */
record NoiseLevels(Sampler sampler) {
  /** Reads them from the run's model, in the background; empty where the model is gone. */
  static Optional<NoiseLevels> of(RunSpec spec) {
    try {
      ModelSchedule model = ModelSchedule.of(spec.model(), spec.steps(), spec.size());
      return Optional.of(
          new NoiseLevels(
              new Sampler(
                  model.schedule(),
                  model.prediction(),
                  EtaSchedule.parse(spec.eta()),
                  spec.order())));
    } catch (CheckpointException | IllegalArgumentException e) {
      // A run outlives its model; everything else about it can still be looked at.
      return Optional.empty();
    }
  }

  /** The signal's scale at a state. */
  double alpha(int state) {
    return sampler.schedule().alpha(state);
  }

  /** The noise's scale at a state. */
  double sigma(int state) {
    return sampler.schedule().sigma(state);
  }

  /** EvoSearch's sigma_t: the standard deviation of the SDE step at a state below the last. */
  double stepStd(int state) {
    return sampler.sdeStd(state);
  }
}
