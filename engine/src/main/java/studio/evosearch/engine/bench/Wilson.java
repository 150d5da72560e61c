package studio.evosearch.engine.bench;

/** Wilson's score interval of a rate (Journal of the American Statistical Association 22, 1927). */
final class Wilson {
  /** The normal distribution's 97.5 % point. */
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /**
   * A rate with its 95 % interval.
   *
   * @param successes of the trials; a tie is half of one
   * @param trials independent ones; NaN for none
   */
  static Estimate rate(double successes, int trials) {
    if (!(successes >= 0 && successes <= trials)) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    if (trials == 0) {
      return Estimate.NONE;
    }
    double rate = successes / trials;
    double scale = 1 + Z * Z / trials;
    double centre = (rate + Z * Z / (2 * trials)) / scale;
    double half =
        Z / scale * Math.sqrt(rate * (1 - rate) / trials + Z * Z / (4.0 * trials * trials));
    return new Estimate(rate, Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
