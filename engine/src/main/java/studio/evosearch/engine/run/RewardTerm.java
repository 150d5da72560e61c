package studio.evosearch.engine.run;

/**
 * One reward that guides a search.
 *
 * @param reference a CLIPModel folder, or the name of a built-in reward such as {@code jpeg-size}
 * @param weight its weight in the mix, finite and not 0; negative to search for little of it
 */
public record RewardTerm(String reference, double weight) {
  public RewardTerm {
    if (reference.isBlank()) {
      throw new IllegalArgumentException("a reward without a name or folder");
    }
    if (!Double.isFinite(weight) || weight == 0) {
      throw new IllegalArgumentException(
          "reward %s has weight %s; it must be finite and not 0".formatted(reference, weight));
    }
  }
}
