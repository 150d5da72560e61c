package studio.evosearch.engine.reward;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A reward of the plane with several equal peaks, for toys: six on a circle of radius 3.1, each a
 * Gaussian of height 1 and deviation 0.35. The toys' priors end before it: of {@code toy:rings},
 * the outer ring lies three of its own deviations inside. After the target of EvoSearch's figure 2
 * (arXiv 2505.17618).
 */
public final class PlaneModes {
  public static final String NAME = "toy:modes";

  /** How many there are. */
  public static final int COUNT = 6;

  private static final double RADIUS = 3.1;
  private static final double DEVIATION = 0.35;

  /** The first lies off the axes, where no prior has a component. */
  private static final double TURN = 0.3;

  private PlaneModes() {}

  /** The reward of a point, above 0 to 1. */
  public static double reward(double x, double y) {
    double nearest =
        IntStream.range(0, COUNT).mapToDouble(k -> squared(k, x, y)).min().orElseThrow();
    return StrictMath.exp(-nearest / (2 * DEVIATION * DEVIATION));
  }

  /**
   * How many peaks some of these points have found: lie within a deviation of.
   *
   * @param points x and y each
   */
  public static long covered(List<float[]> points) {
    return IntStream.range(0, COUNT)
        .filter(k -> points.stream().anyMatch(p -> squared(k, p[0], p[1]) <= DEVIATION * DEVIATION))
        .count();
  }

  private static double squared(int k, double x, double y) {
    double turn = TURN + 2 * Math.PI * k / COUNT;
    double dx = x - RADIUS * StrictMath.cos(turn);
    double dy = y - RADIUS * StrictMath.sin(turn);
    return dx * dx + dy * dy;
  }
}
