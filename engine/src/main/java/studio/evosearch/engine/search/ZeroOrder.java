package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Zero-order search (arXiv 2501.09732): a pivot noise and its neighbours at a fixed angle are
 * denoised to pictures; a better neighbour becomes the pivot. A pivot that stalls is replaced by
 * fresh noise. A pinned candidate is taken as the pivot.
 *
 * @param count trajectories in all
 * @param neighbours neighbours of the pivot in one generation
 * @param angle between a neighbour and the pivot, in radians, above 0 to pi
 * @param patience generations without gain before the pivot is replaced
 */
public record ZeroOrder(int count, int neighbours, double angle, int patience)
    implements SearchMethod {
  public ZeroOrder {
    Checks.atLeast("count", 1, count);
    Checks.atLeast("neighbours", 1, neighbours);
    Checks.atLeast("patience", 1, patience);
    if (!(angle > 0 && angle <= Math.PI)) {
      throw new IllegalArgumentException("angle must be above 0 to pi, not " + angle);
    }
  }

  @Override
  public Optional<Round> next(SearchView view) {
    int left = count - view.archive().size();
    if (left <= 0) {
      return Optional.empty();
    }
    Candidate pivot = pivot(view);
    if (pivot == null) {
      return Optional.of(round(view, List.of(), Roots.proposals(view, 1, view.steps(), SPREAD)));
    }
    int size = Math.min(left, view.controls().nextPopulation().orElse(neighbours));
    List<Proposal> around = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Start turned = new Start.Mutated(pivot.id(), new Mutation.Rotate(angle));
      around.add(new Proposal(turned, view.rootState(), view.steps()));
    }
    return Optional.of(round(view, List.of(pivot.id()), around));
  }

  private static final MutationOperator SPREAD = MutationOperator.MARGINAL;

  private static Round round(SearchView view, List<Long> elites, List<Proposal> proposals) {
    return new Round(view.round(), view.rootState(), elites, proposals);
  }

  /** The pivot after all rounds so far; null when fresh noise is due. */
  private @Nullable Candidate pivot(SearchView view) {
    List<Candidate> usable = view.finished().toList();
    Optional<Candidate> pinned =
        usable.stream()
            .filter(c -> view.controls().pinned().contains(c.id()))
            .min(view.bestFirst());
    if (pinned.isPresent()) {
      return pinned.get();
    }
    Map<Integer, Candidate> bestOf =
        usable.stream()
            .collect(
                Collectors.toMap(
                    Candidate::round, Function.identity(), BinaryOperator.minBy(view.bestFirst())));
    Candidate pivot = null;
    int stalled = 0;
    for (int round = 0; round < view.round(); round++) {
      Optional<Candidate> best = Optional.ofNullable(bestOf.get(round));
      boolean fresh = best.isPresent() && best.get().start().parent().isEmpty();
      if (fresh || (best.isPresent() && (pivot == null || better(view, best.get(), pivot)))) {
        pivot = best.get();
        stalled = 0;
      } else if (++stalled >= patience) {
        pivot = null;
        stalled = 0;
      }
    }
    return pivot;
  }

  private static boolean better(SearchView view, Candidate a, Candidate b) {
    return view.fitness().applyAsDouble(a.id()) > view.fitness().applyAsDouble(b.id());
  }

  @Override
  public long remainingNfe(SearchView view) {
    return Math.max(0L, count - view.archive().size()) * (view.steps() - view.rootState());
  }

  @Override
  public SortedSet<Integer> keptStates(int steps) {
    return new TreeSet<>(List.of(0));
  }

  @Override
  public void check(int steps) {}
}
