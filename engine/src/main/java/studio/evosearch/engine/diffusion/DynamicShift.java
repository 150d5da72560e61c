package studio.evosearch.engine.diffusion;

/**
 * A flow shift that grows with the size of the picture: mu runs linearly over the token count.
 *
 * @param baseShift mu at {@code baseTokens}
 * @param maxShift mu at {@code maxTokens}
 * @param baseTokens such as 256
 * @param maxTokens such as 4096
 * @param exponential whether the shift's factor is exp(mu), as in FLUX, or mu itself
 */
public record DynamicShift(
    double baseShift, double maxShift, int baseTokens, int maxTokens, boolean exponential) {
  public DynamicShift {
    if (maxTokens <= baseTokens) {
      throw new IllegalArgumentException(
          "dynamic shift from %d to %d tokens".formatted(baseTokens, maxTokens));
    }
  }

  /** k of t' = k t / (1 + (k - 1) t) for so many tokens. */
  public double factor(int tokens) {
    double slope = (maxShift - baseShift) / (maxTokens - baseTokens);
    double mu = slope * (tokens - baseTokens) + baseShift;
    return exponential ? Math.exp(mu) : mu;
  }
}
