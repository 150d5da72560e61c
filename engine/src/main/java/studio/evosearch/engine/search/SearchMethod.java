package studio.evosearch.engine.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A way to spend denoiser evaluations: plans one generation after another from what was found so
 * far. A value and a pure function; the same view always gives the same round, which is what makes
 * methods replayable and comparable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EvoSearch.class, name = "evosearch"),
  @JsonSubTypes.Type(value = BestOfN.class, name = "best-of-n"),
  @JsonSubTypes.Type(value = ParticleSampling.class, name = "particle"),
  @JsonSubTypes.Type(value = ZeroOrder.class, name = "zero-order"),
})
public sealed interface SearchMethod permits EvoSearch, BestOfN, ParticleSampling, ZeroOrder {
  /** The next generation, or empty when the search is over. */
  Optional<Round> next(SearchView view);

  /** The NFE this method still means to spend from here, under the current controls. */
  long remainingNfe(SearchView view);

  /** State indices, 0 to steps, whose latents must be kept for later generations. */
  SortedSet<Integer> keptStates(int steps);

  /**
   * Checks the settings against the number of steps.
   *
   * @throws IllegalArgumentException naming the setting that does not fit
   */
  void check(int steps);
}
