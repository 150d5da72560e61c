package studio.evosearch.engine.search;

import java.util.Locale;

/** Potentials of Feynman-Kac steering (arXiv 2501.06848, section 3.2), as logarithms. */
public enum Potential {
  /** exp(lambda max over the path's rewards). */
  MAX {
    @Override
    double start() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    double carry(double carried, double reward) {
      return Math.max(carried, reward);
    }

    @Override
    double log(double lambda, double before, double carried, double reward) {
      return lambda * carried;
    }
  },
  /** exp(lambda (reward - the reward before)). */
  DIFF {
    @Override
    double carry(double carried, double reward) {
      return reward;
    }

    @Override
    double log(double lambda, double before, double carried, double reward) {
      return lambda * (reward - before);
    }
  },
  /** exp(lambda (the sum of the path's rewards)). */
  ADD {
    @Override
    double carry(double carried, double reward) {
      return carried + reward;
    }

    @Override
    double log(double lambda, double before, double carried, double reward) {
      return lambda * carried;
    }
  },
  /** exp(lambda reward): their product over the path is exp(lambda sum). */
  SUM {
    @Override
    double carry(double carried, double reward) {
      return reward;
    }

    @Override
    double log(double lambda, double before, double carried, double reward) {
      return lambda * reward;
    }
  };

  /**
   * What a path carries before its first reward. Nothing for MAX; for the others any value would
   * do, since it weighs all particles alike.
   */
  double start() {
    return 0;
  }

  /** What a path carries on after a reward: the value the next potential compares with. */
  abstract double carry(double carried, double reward);

  /**
   * The logarithm of the potential.
   *
   * @param before what the path carried before this reward
   * @param carried what it carries after
   */
  abstract double log(double lambda, double before, double carried, double reward);

  /**
   * The last potential: MAX, ADD and SUM divide by the earlier ones, so that the product over the
   * path is exp(lambda final reward); with DIFF it already is.
   *
   * @param earlierLogs the sum of the path's earlier log potentials
   */
  double lastLog(double lambda, double before, double reward, double earlierLogs) {
    return this == DIFF ? lambda * (reward - before) : lambda * reward - earlierLogs;
  }

  /** The name people type and files hold. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
