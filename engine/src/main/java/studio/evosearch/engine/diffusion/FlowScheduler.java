package studio.evosearch.engine.diffusion;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rectified flow's scheduler: alpha = 1 - sigma, timestep = sigma times the trained timesteps
 * (arXiv 2403.03206, section 5.3.2 for the shift).
 *
 * @param timesteps T, how many the model was trained with
 * @param spacing the levels before the shift
 * @param shift k of t' = k t / (1 + (k - 1) t), used when {@code dynamic} is empty
 * @param dynamic the shift that depends on the token count
 * @param terminal the level the last but one state is stretched to, if any
 */
public record FlowScheduler(
    int timesteps,
    FlowSpacing spacing,
    double shift,
    Optional<DynamicShift> dynamic,
    OptionalDouble terminal)
    implements SchedulerConfig {
  public FlowScheduler {
    if (timesteps < 1 || !(shift > 0)) {
      throw new IllegalArgumentException(
          "a flow of %d timesteps, shift %s".formatted(timesteps, shift));
    }
  }

  /** A static shift and nothing else. */
  public FlowScheduler(int timesteps, FlowSpacing spacing, double shift) {
    this(timesteps, spacing, shift, Optional.empty(), OptionalDouble.empty());
  }

  /** The same with other levels: pipelines choose them, not the scheduler's file. */
  public FlowScheduler withSpacing(FlowSpacing other) {
    return new FlowScheduler(timesteps, other, shift, dynamic, terminal);
  }

  @Override
  public Prediction prediction() {
    return Prediction.FLOW;
  }

  @Override
  public NoiseSchedule schedule(int steps, int tokens) {
    if (steps < 1 || steps > timesteps) {
      throw new IllegalArgumentException(
          "%d steps: expected 1..%d, as many as the model's timesteps".formatted(steps, timesteps));
    }
    double factor = dynamic.isPresent() ? dynamic.get().factor(tokens) : shift;
    double[] sigma = new double[steps + 1];
    for (int s = 0; s < steps; s++) {
      sigma[s] = shifted(factor, level(s, steps));
    }
    if (terminal.isPresent()) {
      double stretch = (1 - sigma[steps - 1]) / (1 - terminal.getAsDouble());
      for (int s = 0; s < steps && stretch > 0; s++) {
        sigma[s] = 1 - (1 - sigma[s]) / stretch;
      }
    }
    double[] alpha = Arrays.stream(sigma).map(level -> 1 - level).toArray();
    double[] tau = Arrays.stream(sigma, 0, steps).map(this::timestep).toArray();
    return new NoiseSchedule(alpha, sigma, tau);
  }

  private double level(int s, int steps) {
    return switch (spacing) {
      case TRAINED -> {
        double lowest = 1.0 / timesteps;
        // The file's static shift moves the lowest level once before it moves every level.
        double end = dynamic.isPresent() ? lowest : shifted(shift, lowest);
        yield steps == 1 ? 1 : 1 - s * (1 - end) / (steps - 1);
      }
      case UNIFORM -> 1 - (double) s / steps;
      case MULTISTEP -> {
        // In NumPy's order of operations, since the timestep is cut to a whole number.
        double gap = (1.0 / timesteps - 1) / steps;
        yield 1 - (s == 0 ? 1.0 / timesteps : (steps - s) * gap + 1);
      }
    };
  }

  private double timestep(double sigma) {
    double t = sigma * timesteps;
    return spacing == FlowSpacing.MULTISTEP ? Math.floor(t) : t;
  }

  private static double shifted(double factor, double t) {
    return factor * t / (1 + (factor - 1) * t);
  }
}
