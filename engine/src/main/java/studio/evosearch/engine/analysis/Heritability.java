package studio.evosearch.engine.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much of what children are worth comes from their parents: the share of the variance of their
 * rewards that lies between families rather than within them. The intraclass correlation of one-way
 * analysis of variance with families of unequal size, (B - W) / (B + (m - 1) W) of the mean squares
 * between and within, m the size that counts (Donner, A Review of Inference Procedures for the
 * Intraclass Correlation Coefficient, International Statistical Review 54, 1986): 1 where siblings
 * are all alike, about 0, and as often below it, where a parent says nothing. Small families make
 * it rough: of pairs alone it may be as low as -1, of fewer on average lower still.
 *
 * @param share NaN where there are fewer than two families, or none with two children, or all
 *     rewards are the same
 * @param families parents with children
 * @param children of all of them
 */
public record Heritability(double share, int families, int children) {
  /**
   * @param parents the parent of each child
   * @param rewards of the children
   */
  static Heritability of(long[] parents, double[] rewards) {
    Map<Long, List<Double>> byParent =
        IntStream.range(0, parents.length)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> parents[i], Collectors.mapping(i -> rewards[i], Collectors.toList())));
    return new Heritability(share(byParent.values(), rewards), byParent.size(), parents.length);
  }

  private static double share(Collection<List<Double>> families, double[] rewards) {
    int n = rewards.length;
    int a = families.size();
    if (a < 2 || n == a) {
      return Double.NaN;
    }
    double mean = IntStream.range(0, n).mapToDouble(i -> rewards[i]).average().orElse(0);
    double between = 0;
    double within = 0;
    double sizes = 0;
    for (List<Double> family : families) {
      double own = family.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      between += family.size() * square(own - mean);
      within += family.stream().mapToDouble(r -> square(r - own)).sum();
      sizes += square(family.size());
    }
    double b = between / (a - 1);
    double w = within / (n - a);
    double m = (n - sizes / n) / (a - 1);
    double all = b + (m - 1) * w;
    return all == 0 ? Double.NaN : (b - w) / all;
  }

  private static double square(double value) {
    return value * value;
  }
}
