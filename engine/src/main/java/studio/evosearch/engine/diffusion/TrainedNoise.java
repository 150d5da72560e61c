package studio.evosearch.engine.diffusion;

import java.util.Arrays;

/**
 * The signal levels abar[t] = prod (1 - beta) of a variance-preserving model's trained timesteps.
 * Rounded to float32 where PyTorch rounds, so that they are the figures the model was trained with.
 */
public final class TrainedNoise {
  private final double[] alphaBar;

  private TrainedNoise(double[] alphaBar) {
    this.alphaBar = alphaBar;
  }

  /**
   * The levels of a named schedule.
   *
   * @param start the first beta, not used by {@link BetaSchedule#SQUAREDCOS_CAP_V2}
   * @param end the last beta, likewise
   * @param timesteps how many
   */
  public static TrainedNoise of(BetaSchedule schedule, double start, double end, int timesteps) {
    return ofBetas(
        switch (schedule) {
          case LINEAR -> linspace(start, end, timesteps);
          case SCALED_LINEAR -> {
            double[] roots = linspace(Math.sqrt(start), Math.sqrt(end), timesteps);
            yield Arrays.stream(roots).map(root -> (float) root * (float) root).toArray();
          }
          case SQUAREDCOS_CAP_V2 -> {
            double[] betas = new double[timesteps];
            for (int t = 0; t < timesteps; t++) {
              double ratio = cosineLevel(t + 1, timesteps) / cosineLevel(t, timesteps);
              betas[t] = Math.min(1 - ratio, 0.999);
            }
            yield betas;
          }
        });
  }

  /** The levels of listed betas, each in 0..1. */
  public static TrainedNoise ofBetas(double[] betas) {
    double[] alphaBar = new double[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) {
      float beta = (float) betas[t];
      if (!(beta > 0 && beta < 1)) {
        throw new IllegalArgumentException("beta %d is %s, not in 0..1".formatted(t, betas[t]));
      }
      product *= 1 - beta;
      alphaBar[t] = (float) product;
    }
    return new TrainedNoise(alphaBar);
  }

  /**
   * The levels shifted and scaled so that the last has no signal (arXiv 2305.08891, algorithm 1).
   *
   * @param last the last level: 0, or the small figure a solver puts in its place
   */
  public TrainedNoise rescaledToZeroSnr(double last) {
    double first = Math.sqrt(alphaBar[0]);
    double terminal = Math.sqrt(alphaBar[alphaBar.length - 1]);
    double[] rescaled = new double[alphaBar.length];
    for (int t = 0; t < rescaled.length; t++) {
      double root = (Math.sqrt(alphaBar[t]) - terminal) * first / (first - terminal);
      rescaled[t] = root * root;
    }
    rescaled[rescaled.length - 1] = last;
    return new TrainedNoise(rescaled);
  }

  /** How many timesteps. */
  public int timesteps() {
    return alphaBar.length;
  }

  /**
   * The level abar at a timestep; between whole ones, that of the linearly interpolated noise to
   * signal ratio sqrt((1 - abar) / abar).
   *
   * @throws IllegalArgumentException outside 0..{@code timesteps() - 1}
   */
  public double alphaBar(double t) {
    if (!(t >= 0 && t <= alphaBar.length - 1)) {
      throw new IllegalArgumentException(
          "timestep %s is not in 0..%d".formatted(t, alphaBar.length - 1));
    }
    int below = (int) t;
    double fraction = t - below;
    if (fraction == 0) {
      return alphaBar[below];
    }
    double ratio = (1 - fraction) * ratio(below) + fraction * ratio(below + 1);
    return 1 / (1 + ratio * ratio);
  }

  private double ratio(int t) {
    return Math.sqrt((1 - alphaBar[t]) / alphaBar[t]);
  }

  private static double cosineLevel(int t, int timesteps) {
    double cosine = Math.cos(((double) t / timesteps + 0.008) / 1.008 * Math.PI / 2);
    return cosine * cosine;
  }

  /** As torch.linspace computes in float32: from both ends to the middle. */
  private static double[] linspace(double start, double end, int count) {
    float first = (float) start;
    float last = (float) end;
    float gap = count < 2 ? 0 : (last - first) / (count - 1);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i < count / 2 ? first + gap * i : last - gap * (count - 1 - i);
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrainedNoise that && Arrays.equals(alphaBar, that.alphaBar);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(alphaBar);
  }
}
