package studio.evosearch.engine.model;

import studio.evosearch.engine.noise.NoiseStream;

/**
 * A mixture of equal, round Gaussians in the plane: a prior whose denoiser is known exactly.
 *
 * <p>With x = alpha x0 + sigma eps and x0 ~ N(m, v I), x given the component is N(alpha m, (alpha^2
 * v + sigma^2) I) and x0 given x has the mean m + alpha v / (alpha^2 v + sigma^2) (x - alpha m);
 * the mixture's posterior mean weighs these by the components' likelihoods.
 */
final class PlanePrior {
  /** exp(-100 / 2) of the nearest component's weight is below double's precision. */
  private static final double NEGLIGIBLE = 100;

  private final double[] centreX;
  private final double[] centreY;
  private final double std;

  private PlanePrior(double[] centreX, double[] centreY, double std) {
    this.centreX = centreX;
    this.centreY = centreY;
    this.std = std;
  }

  /**
   * Two rings about the origin, of radius 1 (12 components) and 2.5 (30), standard deviation 0.2.
   */
  static PlanePrior rings() {
    int inner = 12;
    int outer = 30;
    double[] x = new double[inner + outer];
    double[] y = new double[inner + outer];
    for (int k = 0; k < x.length; k++) {
      boolean isInner = k < inner;
      double turn = isInner ? (double) k / inner : (double) (k - inner) / outer;
      double radius = isInner ? 1 : 2.5;
      x[k] = radius * StrictMath.cos(2 * Math.PI * turn);
      y[k] = radius * StrictMath.sin(2 * Math.PI * turn);
    }
    return new PlanePrior(x, y, 0.2);
  }

  /** Five by five components at whole coordinates -2..2, standard deviation 0.15. */
  static PlanePrior grid() {
    double[] x = new double[25];
    double[] y = new double[25];
    for (int k = 0; k < 25; k++) {
      int row = k / 5;
      x[k] = k % 5 - 2;
      y[k] = row - 2;
    }
    return new PlanePrior(x, y, 0.15);
  }

  /** E[x0 | x] at a noise level, as {x, y}. */
  double[] posteriorMean(double x, double y, double alpha, double sigma) {
    double variance = alpha * alpha * std * std + sigma * sigma;
    double gain = alpha * std * std / variance;
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centreX.length; k++) {
      nearest = Math.min(nearest, squaredDistance(k, x, y, alpha));
    }
    double total = 0;
    double meanX = 0;
    double meanY = 0;
    for (int k = 0; k < centreX.length; k++) {
      double excess = squaredDistance(k, x, y, alpha) - nearest;
      if (excess > NEGLIGIBLE * variance) {
        continue;
      }
      double weight = StrictMath.exp(-excess / (2 * variance));
      total += weight;
      meanX += weight * (centreX[k] + gain * (x - alpha * centreX[k]));
      meanY += weight * (centreY[k] + gain * (y - alpha * centreY[k]));
    }
    return new double[] {meanX / total, meanY / total};
  }

  /** The density at a point of the plane, at a noise level; alpha 1 and sigma 0 are the prior. */
  double density(double x, double y, double alpha, double sigma) {
    double variance = alpha * alpha * std * std + sigma * sigma;
    double sum = 0;
    for (int k = 0; k < centreX.length; k++) {
      sum += StrictMath.exp(-squaredDistance(k, x, y, alpha) / (2 * variance));
    }
    return sum / (centreX.length * 2 * Math.PI * variance);
  }

  /** A point of the prior itself. */
  float[] draw(NoiseStream stream) {
    int k = stream.nextInt(centreX.length);
    double x = centreX[k] + std * stream.nextGaussian();
    double y = centreY[k] + std * stream.nextGaussian();
    return new float[] {(float) x, (float) y};
  }

  private double squaredDistance(int k, double x, double y, double alpha) {
    double dx = x - alpha * centreX[k];
    double dy = y - alpha * centreY[k];
    return dx * dx + dy * dy;
  }
}
