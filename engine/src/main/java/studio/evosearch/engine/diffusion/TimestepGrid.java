package studio.evosearch.engine.diffusion;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The families of diffusers schedulers by how they place N timesteps. */
public enum TimestepGrid {
  /** N whole timesteps: DDIM, DDPM, PNDM. */
  WHOLE,
  /** The N highest of N + 1 whole timesteps: DPM-Solver++, UniPC. */
  MULTISTEP,
  /** N timesteps, with fractions where the spacing is linspace: Euler, LMS. */
  FRACTIONAL;

  /**
   * The timesteps, falling.
   *
   * @param trained how many timesteps the model knows
   * @param offset added where the spacing is leading
   */
  double[] timesteps(TimestepSpacing spacing, int steps, int trained, int offset) {
    int points = this == MULTISTEP ? steps + 1 : steps;
    int ratio = trained / points;
    IntToDoubleFunction at =
        switch (spacing) {
          case LEADING -> i -> (points - 1 - i) * ratio + offset;
          case TRAILING -> i -> Math.rint(trained - i * ((double) trained / steps)) - 1;
          case LINSPACE -> {
            if (points < 2) {
              throw new IllegalArgumentException("linspace timesteps need 2 steps or more");
            }
            double gap = (trained - 1.0) / (points - 1);
            yield this == FRACTIONAL
                ? i -> (points - 1 - i) * gap
                : i -> Math.rint((points - 1 - i) * gap);
          }
        };
    return IntStream.range(0, steps).mapToDouble(at).toArray();
  }
}
