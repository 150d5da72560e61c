package studio.evosearch.engine.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;

/**
 * What lies under the points of a toy's map: how likely its latents are at a state index, and what
 * they are worth, on a square grid. A latent with noise in it is worth what its estimate x0hat is.
 *
 * @param extent the grid's nodes go from -extent to extent in both directions
 * @param density of the latents, {@code [row][column]}, the lowest y and x first
 * @param reward of x0hat, so too
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlaneField(double extent, double[][] density, double[][] reward) {
  /** Nodes along a side. */
  private static final int NODES = 121;

  /** What the toys' priors and a state of pure noise need. */
  private static final double LEAST_EXTENT = 3.6;

  private static final double MARGIN = 1.08;

  /**
   * The field under a map.
   *
   * @param map of a toy's run
   * @param toy the run's model
   * @param steps of the run
   * @param rewards by weight; the field is their weighted sum, which is the fitness of runs that
   *     sum their rewards
   */
  public static PlaneField of(
      LatentMap map, PlaneGenerator toy, int steps, Map<Reward, Double> rewards) {
    double furthest =
        map.points().stream()
            .mapToDouble(p -> Math.max(Math.abs(p.x()), Math.abs(p.y())))
            .max()
            .orElse(0);
    double extent = Math.max(LEAST_EXTENT, furthest * MARGIN);
    NoiseSchedule schedule = toy.schedule(steps);
    int state = map.state();
    return of(
        extent,
        (x, y) -> toy.density(x, y, schedule.alpha(state), schedule.sigma(state)),
        row -> worth(estimates(row, state, toy, schedule), toy, rewards));
  }

  /**
   * The field under finished points: the prior itself, and what its points are worth.
   *
   * @param extent the field's
   * @param rewards by weight, as above
   */
  public static PlaneField finished(
      double extent, PlaneGenerator toy, Map<Reward, Double> rewards) {
    return of(extent, (x, y) -> toy.density(x, y, 1, 0), row -> worth(row, toy, rewards));
  }

  private static PlaneField of(
      double extent, DoubleBinaryOperator density, Function<float[][], double[]> worth) {
    double[][] densities = new double[NODES][NODES];
    double[][] rewards = new double[NODES][];
    for (int row = 0; row < NODES; row++) {
      float[][] latents = new float[NODES][];
      for (int column = 0; column < NODES; column++) {
        double x = coordinate(column, extent);
        double y = coordinate(row, extent);
        latents[column] = new float[] {(float) x, (float) y};
        densities[row][column] = density.applyAsDouble(x, y);
      }
      rewards[row] = worth.apply(latents);
    }
    return new PlaneField(extent, densities, rewards);
  }

  private static double coordinate(int node, double extent) {
    return (2.0 * node / (NODES - 1) - 1) * extent;
  }

  private static float[][] estimates(
      float[][] latents, int state, PlaneGenerator toy, NoiseSchedule schedule) {
    if (state == schedule.steps()) {
      return latents;
    }
    Sampler sampler =
        new Sampler(schedule, toy.info().prediction(), EtaSchedule.SDE, SolverOrder.FIRST);
    Conditioning nothing = toy.encode("", "");
    float[][] outputs = toy.denoise(nothing, 1, schedule.timestep(state), latents);
    float[][] estimates = new float[latents.length][];
    for (int i = 0; i < latents.length; i++) {
      estimates[i] = sampler.x0(state, latents[i], outputs[i]);
    }
    return estimates;
  }

  private static double[] worth(float[][] points, PlaneGenerator toy, Map<Reward, Double> rewards) {
    List<Sample> samples = Sample.of(points, toy.decode(points));
    double[] worth = new double[points.length];
    rewards.forEach((reward, weight) -> {
      double[] scores = reward.judge(samples, "");
      for (int i = 0; i < worth.length; i++) {
        worth[i] += weight * scores[i];
      }
    });
    return worth;
  }
}
