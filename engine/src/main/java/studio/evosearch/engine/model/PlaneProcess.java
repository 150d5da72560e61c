package studio.evosearch.engine.model;

import studio.evosearch.engine.diffusion.BetaSchedule;
import studio.evosearch.engine.diffusion.DiffusionScheduler;
import studio.evosearch.engine.diffusion.FlowScheduler;
import studio.evosearch.engine.diffusion.FlowSpacing;
import studio.evosearch.engine.diffusion.Prediction;
import studio.evosearch.engine.diffusion.SchedulerConfig;
import studio.evosearch.engine.diffusion.TimestepGrid;
import studio.evosearch.engine.diffusion.TimestepSpacing;
import studio.evosearch.engine.diffusion.TrainedNoise;

/** The noising process of a plane toy: its schedule, and the exact noise level of a timestep. */
sealed interface PlaneProcess {
  SchedulerConfig scheduler();

  double alpha(double timestep);

  double sigma(double timestep);

  /** Stable Diffusion's schedule. */
  record Diffusion(DiffusionScheduler scheduler) implements PlaneProcess {
    static Diffusion of(Prediction prediction) {
      TrainedNoise noise = TrainedNoise.of(BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1000);
      return new Diffusion(
          new DiffusionScheduler(
              noise, prediction, TimestepGrid.WHOLE, TimestepSpacing.LEADING, 1, true));
    }

    @Override
    public double alpha(double timestep) {
      return Math.sqrt(scheduler.noise().alphaBar(timestep));
    }

    @Override
    public double sigma(double timestep) {
      return Math.sqrt(1 - scheduler.noise().alphaBar(timestep));
    }
  }

  /** A rectified flow without a shift; the timestep is sigma in thousandths. */
  record Flow(FlowScheduler scheduler) implements PlaneProcess {
    static Flow create() {
      return new Flow(new FlowScheduler(1000, FlowSpacing.UNIFORM, 1));
    }

    @Override
    public double alpha(double timestep) {
      return 1 - sigma(timestep);
    }

    @Override
    public double sigma(double timestep) {
      double sigma = timestep / scheduler.timesteps();
      if (!(sigma > 0 && sigma <= 1)) {
        throw new IllegalArgumentException("timestep " + timestep + " is not in 0..1000");
      }
      return sigma;
    }
  }
}
