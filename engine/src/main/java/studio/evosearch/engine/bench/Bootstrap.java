package studio.evosearch.engine.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Intervals by drawing anew from what was measured (Efron, Annals of Statistics 7, 1979). */
final class Bootstrap {
  private static final int DRAWS = 10_000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * The mean of independent units with its 95 % percentile interval, between the 2.5 % and 97.5 %
   * points of the means of samples drawn with replacement. With few units it is somewhat narrow: by
   * a factor of about sqrt((n - 1) / n), and for want of heavy tails.
   *
   * @param units one value each; those that are not finite are left out
   * @param seed the same gives the same interval
   */
  static Estimate mean(double[] units, long seed) {
    double[] known = Arrays.stream(units).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return Estimate.NONE;
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < known.length; i++) {
        sum += known[random.nextInt(known.length)];
      }
      means[draw] = sum / known.length;
    }
    Arrays.sort(means);
    return new Estimate(
        Arrays.stream(known).average().orElseThrow(),
        means[(int) (TAIL * (DRAWS - 1))],
        means[(int) Math.ceil((1 - TAIL) * (DRAWS - 1))]);
  }
}
