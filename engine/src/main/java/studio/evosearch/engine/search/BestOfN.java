package studio.evosearch.engine.search;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Best-of-N, or random linear search (arXiv 2503.18942): N full trajectories, the best is the
 * answer.
 *
 * @param count N
 * @param roundSize how many of them make a generation, so that first pictures come early
 */
public record BestOfN(int count, int roundSize) implements SearchMethod {
  public BestOfN {
    Checks.atLeast("count", 1, count);
    Checks.atLeast("round size", 1, roundSize);
  }

  @Override
  public Optional<Round> next(SearchView view) {
    int left = count - view.archive().size();
    if (left <= 0) {
      return Optional.empty();
    }
    int size = Math.min(left, view.controls().nextPopulation().orElse(roundSize));
    return Optional.of(
        new Round(
            view.round(),
            view.rootState(),
            List.of(),
            Roots.proposals(view, size, view.steps(), MutationOperator.MARGINAL)));
  }

  @Override
  public long remainingNfe(SearchView view) {
    return Math.max(0L, count - view.archive().size()) * (view.steps() - view.rootState());
  }

  /** None for the search; a start, a quarter and a half so that a person can branch. */
  @Override
  public SortedSet<Integer> keptStates(int steps) {
    return new TreeSet<>(List.of(0, steps / 4, steps / 2));
  }

  @Override
  public void check(int steps) {}
}
