package studio.evosearch.engine.reward;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the scores of several rewards become one fitness. A pure function of the scores of a pool;
 * larger is better.
 *
 * @param terms the rewards that guide the search, at least one, each name once
 * @param mode how they are joined
 */
public record RewardMix(List<Term> terms, Mode mode) {
  /**
   * One reward's part.
   *
   * @param name the reward's name
   * @param weight finite and not 0; below 0 the reward is to fall
   */
  public record Term(String name, double weight) {
    public Term {
      if (!Double.isFinite(weight) || weight == 0) {
        throw new IllegalArgumentException("weight of %s is %s".formatted(name, weight));
      }
    }
  }

  /** How scores are made comparable before they are weighed and added. */
  public enum Mode {
    /** As they are. */
    SUM,
    /** As standard deviations from the pool's mean; 0 for all where the pool does not differ. */
    Z_SCORE,
    /**
     * As ranks in the pool from 1, the worst, ties sharing their mean rank; the sum is divided by
     * the weights' magnitude (Video-T1, arXiv 2503.18942, joins verifiers by mean rank).
     */
    MEAN_RANK
  }

  public RewardMix {
    terms = List.copyOf(terms);
    Set<String> names = new HashSet<>();
    for (Term term : terms) {
      if (!names.add(term.name())) {
        throw new IllegalArgumentException("reward " + term.name() + " is mixed twice");
      }
    }
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a mix needs a reward");
    }
  }

  /** One reward as it is. */
  public static RewardMix of(String name) {
    return new RewardMix(List.of(new Term(name, 1)), Mode.SUM);
  }

  /**
   * The fitness of every member of a pool. A member with a score that is not finite has fitness
   * minus infinity and takes no part in the others' means and ranks.
   *
   * @param scores for each term, in order, the scores of the whole pool
   */
  public double[] fitness(List<double[]> scores) {
    int size = scores.isEmpty() ? 0 : scores.getFirst().length;
    if (scores.size() != terms.size() || scores.stream().anyMatch(s -> s.length != size)) {
      throw new IllegalArgumentException(
          "scores of %s for %d terms"
              .formatted(scores.stream().map(s -> s.length).toList(), terms.size()));
    }
    int[] usable =
        IntStream.range(0, size)
            .filter(i -> scores.stream().allMatch(s -> Double.isFinite(s[i])))
            .toArray();
    double[] fitness = new double[size];
    Arrays.fill(fitness, Double.NEGATIVE_INFINITY);
    for (int i : usable) {
      fitness[i] = 0;
    }
    double magnitude = terms.stream().mapToDouble(term -> Math.abs(term.weight())).sum();
    for (int t = 0; t < terms.size(); t++) {
      double[] all = scores.get(t);
      double[] values = Arrays.stream(usable).mapToDouble(i -> all[i]).toArray();
      double weight = terms.get(t).weight();
      double[] comparable =
          switch (mode) {
            case SUM -> values;
            case Z_SCORE -> standardized(values);
            case MEAN_RANK -> ranks(values);
          };
      for (int k = 0; k < usable.length; k++) {
        double part = weight * comparable[k];
        fitness[usable[k]] += mode == Mode.MEAN_RANK ? part / magnitude : part;
      }
    }
    return fitness;
  }

  private static double[] standardized(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double std = Math.sqrt(variance);
    // Below this, the differences are rounding errors of the mean.
    boolean alike = std <= 1e-12 * Math.abs(mean);
    return Arrays.stream(values).map(v -> alike ? 0 : (v - mean) / std).toArray();
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double below = 0;
      double equal = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2;
    }
    return ranks;
  }
}
