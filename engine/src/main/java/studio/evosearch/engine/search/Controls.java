package studio.evosearch.engine.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a person can turn while a search runs, as it applies to the next generation.
 *
 * @param beta the mutation rate, 0 to 1
 * @param sigmaScale gamma of the paper's mutation of intermediate states, at least 0
 * @param elites how many of the best are carried over for nothing
 * @param nextPopulation the size of the next generation alone, where a person set one
 * @param pinned candidates that are always elites
 * @param rejected candidates that are never parents or elites
 * @param ratings a person's liking by candidate, -1 to 1
 * @param ratingWeight what a liking of 1 adds to the fitness
 */
public record Controls(
    double beta,
    double sigmaScale,
    int elites,
    OptionalInt nextPopulation,
    Set<Long> pinned,
    Set<Long> rejected,
    Map<Long, Double> ratings,
    double ratingWeight) {
  public Controls {
    Checks.unit("beta", beta);
    Checks.atLeastZero("sigma scale", sigmaScale);
    Checks.atLeast("elites", 0, elites);
    if (nextPopulation.isPresent()) {
      Checks.atLeast("next population", 1, nextPopulation.getAsInt());
    }
    pinned = Set.copyOf(pinned);
    rejected = Set.copyOf(rejected);
    ratings = Map.copyOf(ratings);
  }

  /** Controls nobody has touched yet. */
  public static Controls of(double beta, double sigmaScale, int elites, double ratingWeight) {
    return new Controls(
        beta, sigmaScale, elites, OptionalInt.empty(), Set.of(), Set.of(), Map.of(), ratingWeight);
  }

  public Controls withBeta(double value) {
    return new Controls(
        value, sigmaScale, elites, nextPopulation, pinned, rejected, ratings, ratingWeight);
  }

  public Controls withSigmaScale(double value) {
    return new Controls(
        beta, value, elites, nextPopulation, pinned, rejected, ratings, ratingWeight);
  }

  public Controls withElites(int value) {
    return new Controls(
        beta, sigmaScale, value, nextPopulation, pinned, rejected, ratings, ratingWeight);
  }

  public Controls withNextPopulation(OptionalInt value) {
    return new Controls(beta, sigmaScale, elites, value, pinned, rejected, ratings, ratingWeight);
  }

  /** Pins a candidate, which is then no longer rejected. */
  public Controls pin(long id) {
    return with(plus(pinned, id), minus(rejected, id));
  }

  /** Takes a pin back. */
  public Controls unpin(long id) {
    return with(minus(pinned, id), rejected);
  }

  /** Rejects a candidate, which is then no longer pinned. */
  public Controls reject(long id) {
    return with(minus(pinned, id), plus(rejected, id));
  }

  /** Takes a rejection back. */
  public Controls unreject(long id) {
    return with(pinned, minus(rejected, id));
  }

  /**
   * Sets a person's liking.
   *
   * @param liking -1 (dislike) to 1 (like); 0 takes it back
   */
  public Controls rate(long id, double liking) {
    if (!(liking >= -1 && liking <= 1)) {
      throw new IllegalArgumentException("a rating must be -1 to 1, not " + liking);
    }
    Map<Long, Double> changed = new HashMap<>(ratings);
    if (liking == 0) {
      changed.remove(id);
    } else {
      changed.put(id, liking);
    }
    return new Controls(
        beta, sigmaScale, elites, nextPopulation, pinned, rejected, changed, ratingWeight);
  }

  private Controls with(Set<Long> newPinned, Set<Long> newRejected) {
    return new Controls(
        beta, sigmaScale, elites, nextPopulation, newPinned, newRejected, ratings, ratingWeight);
  }

  private static Set<Long> plus(Set<Long> ids, long id) {
    Set<Long> changed = new HashSet<>(ids);
    changed.add(id);
    return changed;
  }

  private static Set<Long> minus(Set<Long> ids, long id) {
    Set<Long> changed = new HashSet<>(ids);
    changed.remove(id);
    return changed;
  }
}
