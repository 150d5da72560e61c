package studio.evosearch.engine.diffusion;

import java.util.Arrays;

/**
 * Noise levels along a trajectory of N steps. State s, 0..N, is x_s = alpha[s] x0 + sigma[s] eps; s
 * = 0 is pure noise (or nearly), s = N the clean latent. Step s, 0..N-1, takes state s to s + 1
 * with the model's timestep tau[s]. See the formulas of arXiv 2010.02502 and 2209.03003.
 */
public final class NoiseSchedule {
  private final double[] alpha;
  private final double[] sigma;
  private final double[] timestep;

  /**
   * @param alpha N + 1 signal scales, each > 0 but possibly the first of a flow, which may be 0
   * @param sigma N + 1 noise scales, falling; the last may be 0
   * @param timestep N model timesteps
   */
  public NoiseSchedule(double[] alpha, double[] sigma, double[] timestep) {
    if (timestep.length < 1
        || alpha.length != timestep.length + 1
        || sigma.length != timestep.length + 1) {
      throw new IllegalArgumentException(
          "N timesteps need N + 1 alphas and sigmas: %d, %d, %d"
              .formatted(timestep.length, alpha.length, sigma.length));
    }
    for (int s = 0; s < timestep.length; s++) {
      if (!(sigma[s + 1] < sigma[s]) || !(sigma[s + 1] >= 0) || !(alpha[s + 1] > alpha[s])) {
        throw new IllegalArgumentException(
            "sigma must fall and alpha rise; at state %d: sigma %s then %s, alpha %s then %s"
                .formatted(s, sigma[s], sigma[s + 1], alpha[s], alpha[s + 1]));
      }
    }
    this.alpha = alpha.clone();
    this.sigma = sigma.clone();
    this.timestep = timestep.clone();
  }

  /** N, the number of denoising steps. */
  public int steps() {
    return timestep.length;
  }

  /** The signal scale of state s, 0..N. */
  public double alpha(int s) {
    return alpha[s];
  }

  /** The noise scale of state s, 0..N. */
  public double sigma(int s) {
    return sigma[s];
  }

  /** The model's timestep of step s, 0..N-1. */
  public double timestep(int s) {
    return timestep[s];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoiseSchedule that
        && Arrays.equals(alpha, that.alpha)
        && Arrays.equals(sigma, that.sigma)
        && Arrays.equals(timestep, that.timestep);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sigma);
  }
}
