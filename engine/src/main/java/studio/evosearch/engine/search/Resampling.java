package studio.evosearch.engine.search;

import java.util.Arrays;
import java.util.Locale;
import studio.evosearch.engine.noise.NoiseStream;

/** Draws survivors by weight; a particle of weight w has k w / sum(w) offspring on average. */
public enum Resampling {
  /** Every draw independent. */
  MULTINOMIAL {
    @Override
    double position(int i, int count, double shared, NoiseStream choices) {
      return choices.nextDouble();
    }
  },
  /**
   * One uniform number shifts a comb of k equal teeth: offspring differ from the mean by under 1.
   */
  SYSTEMATIC {
    @Override
    double position(int i, int count, double shared, NoiseStream choices) {
      return (i + shared) / count;
    }
  };

  /** Where in the cumulated weights, 0 to 1, draw i of {@code count} falls. */
  abstract double position(int i, int count, double shared, NoiseStream choices);

  /**
   * Draws indices by log weight.
   *
   * @param logWeights at least one finite; -infinity never survives
   * @param count how many to draw
   * @return indices, ascending
   */
  public int[] draw(double[] logWeights, int count, NoiseStream choices) {
    double[] weights = normalised(logWeights);
    double shared = choices.nextDouble();
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      double position = position(i, count, shared, choices);
      int index = -1;
      double cumulated = 0;
      for (int j = 0; j < weights.length && (index < 0 || cumulated <= position); j++) {
        if (weights[j] > 0) {
          index = j;
          cumulated += weights[j];
        }
      }
      drawn[i] = index;
    }
    Arrays.sort(drawn);
    return drawn;
  }

  /** (sum w)^2 / sum w^2: how many equally weighted particles these are worth. */
  public static double effectiveSampleSize(double[] logWeights) {
    double squares = 0;
    for (double weight : normalised(logWeights)) {
      squares += weight * weight;
    }
    return 1 / squares;
  }

  private static double[] normalised(double[] logWeights) {
    double largest = Arrays.stream(logWeights).max().orElse(Double.NaN);
    if (!Double.isFinite(largest)) {
      throw new IllegalArgumentException("no finite weight in " + Arrays.toString(logWeights));
    }
    double[] weights = Arrays.stream(logWeights).map(w -> StrictMath.exp(w - largest)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  /** The name people type and files hold. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
