package studio.evosearch.engine.diffusion;

import org.jspecify.annotations.Nullable;

/**
 * Takes a state one step down the noise schedule, for diffusion and flow alike. With x0hat the
 * predicted clean latent, ehat = (x - alpha x0hat) / sigma, and a step from (alpha, sigma) to
 * (alpha', sigma'):
 *
 * <pre>
 * s  = eta sigma' sqrt(1 - (alpha sigma' / (sigma alpha'))^2)
 * x' = alpha' x0hat + sqrt(sigma'^2 - s^2) ehat + s z,   z ~ N(0, I)
 * </pre>
 *
 * which is DDIM (arXiv 2010.02502, eq. 12 and 16) on a variance-preserving schedule, Euler's step
 * on a rectified flow at eta 0, and first-order SDE-DPM-Solver++ at eta 1.
 *
 * <p>Gathered, x' = a x0hat + b x + s z. The second order puts x0hat + (x0hat - x0hat_prev) h / (2
 * h_prev) in place of x0hat, its linear extrapolation to the middle of the step in lambda =
 * ln(alpha / sigma), h being the step in lambda: with a = alpha' (1 - e^-h) at eta 0 that is
 * DPM-Solver++ (2M), with a = alpha' (1 - e^-2h) at eta 1 its SDE form (arXiv 2211.01095, eq. 17
 * and appendix), and between the two the same rule holds with a as it stands. A step from or to an
 * infinite lambda (no signal, no noise), and one without a previous x0hat, is of first order.
 *
 * <p>Immutable; safe for concurrent calls. Coefficients are computed in double, states in float.
 */
public final class Sampler {
  private final NoiseSchedule schedule;
  private final Prediction prediction;
  private final EtaSchedule eta;
  private final SolverOrder order;

  /**
   * @throws IllegalArgumentException when the prediction cannot be read on this schedule: an
   *     epsilon where there is no signal, v off a variance-preserving schedule, a velocity off a
   *     rectified flow
   */
  public Sampler(
      NoiseSchedule schedule, Prediction prediction, EtaSchedule eta, SolverOrder order) {
    this.schedule = schedule;
    this.prediction = prediction;
    this.eta = eta;
    this.order = order;
    for (int s = 0; s < schedule.steps(); s++) {
      double alpha = schedule.alpha(s);
      double sigma = schedule.sigma(s);
      String fault =
          switch (prediction) {
            case EPSILON -> alpha > 0 ? "" : "epsilon prediction needs alpha > 0";
            case SAMPLE -> "";
            case V ->
                Math.abs(alpha * alpha + sigma * sigma - 1) < 1e-5
                    ? ""
                    : "v prediction needs alpha^2 + sigma^2 = 1";
            case FLOW ->
                Math.abs(alpha + sigma - 1) < 1e-5 ? "" : "a flow velocity needs alpha + sigma = 1";
          };
      if (!fault.isEmpty()) {
        throw new IllegalArgumentException(
            "%s; state %d has alpha %s, sigma %s".formatted(fault, s, alpha, sigma));
      }
    }
  }

  /** The schedule it steps along. */
  public NoiseSchedule schedule() {
    return schedule;
  }

  /** Whether a step uses the x0hat of the step before it. */
  public boolean multistep() {
    return order == SolverOrder.SECOND;
  }

  /**
   * The clean latent the denoiser predicts at state s.
   *
   * @param x the state
   * @param output what the denoiser gave for it at {@code schedule().timestep(s)}
   * @return a new array
   */
  public float[] x0(int s, float[] x, float[] output) {
    double alpha = schedule.alpha(s);
    double sigma = schedule.sigma(s);
    return switch (prediction) {
      case EPSILON -> combine(1 / alpha, x, -sigma / alpha, output);
      case SAMPLE -> combine(0, x, 1, output);
      case V -> combine(alpha, x, -sigma, output);
      case FLOW -> combine(1, x, -sigma, output);
    };
  }

  /** Whether the step at s adds noise, so that {@link #step} wants deviates. */
  public boolean needsNoise(int s) {
    return noiseStd(s) > 0;
  }

  /** The standard deviation of the noise the step at s adds, at its eta. */
  public double noiseStd(int s) {
    return eta.at(s) * sdeStd(s);
  }

  /** The standard deviation the step at s would add at eta 1: EvoSearch's sigma_t. */
  public double sdeStd(int s) {
    double ratio =
        schedule.alpha(s) * schedule.sigma(s + 1) / (schedule.sigma(s) * schedule.alpha(s + 1));
    return schedule.sigma(s + 1) * Math.sqrt(Math.max(0, 1 - ratio * ratio));
  }

  /**
   * State s + 1 from state s.
   *
   * @param x the state
   * @param x0 the clean latent predicted at it, from {@link #x0}
   * @param previousX0 that of state s - 1; null where the trajectory starts at s
   * @param z standard normal deviates; may be null where {@link #needsNoise} is false
   * @return a new array
   */
  public float[] step(
      int s, float[] x, float[] x0, float @Nullable [] previousX0, float @Nullable [] z) {
    double std = noiseStd(s);
    double next = schedule.sigma(s + 1);
    double ehat = Math.sqrt(Math.max(0, next * next - std * std));
    double b = ehat / schedule.sigma(s);
    double a = schedule.alpha(s + 1) - b * schedule.alpha(s);
    float[] out;
    double extrapolation = previousX0 == null ? 0 : extrapolation(s);
    if (previousX0 == null || extrapolation == 0) {
      out = combine(a, x0, b, x);
    } else {
      out = combine(a * (1 + extrapolation), x0, b, x);
      add(out, -a * extrapolation, previousX0);
    }
    if (std > 0) {
      if (z == null) {
        throw new IllegalArgumentException("the step at state " + s + " needs noise");
      }
      add(out, std, z);
    }
    return out;
  }

  /** h / (2 h_prev), or 0 where the step is of first order. */
  private double extrapolation(int s) {
    if (order == SolverOrder.FIRST || s == 0) {
      return 0;
    }
    double h = lambda(s + 1) - lambda(s);
    double previous = lambda(s) - lambda(s - 1);
    return Double.isInfinite(h) ? 0 : h / (2 * previous);
  }

  private double lambda(int s) {
    return Math.log(schedule.alpha(s) / schedule.sigma(s));
  }

  private static float[] combine(double a, float[] x, double b, float[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException("arrays of %d and %d".formatted(x.length, y.length));
    }
    float p = (float) a;
    float q = (float) b;
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = p * x[i] + q * y[i];
    }
    return out;
  }

  private static void add(float[] target, double a, float[] x) {
    if (x.length != target.length) {
      throw new IllegalArgumentException("arrays of %d and %d".formatted(target.length, x.length));
    }
    float p = (float) a;
    for (int i = 0; i < target.length; i++) {
      target[i] += p * x[i];
    }
  }
}
