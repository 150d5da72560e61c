package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.evosearch.engine.noise.NoiseStream;

/**
 * Evolutionary search over initial noises and intermediate denoising states (arXiv 2505.17618,
 * algorithms 1 and 2). The first generation is fresh noise, denoised to pictures. Each scheduled
 * state then gives one generation: of all candidates ever evaluated (the archive) the best are
 * carried over as elites for nothing, the others' places are filled with mutated states of
 * tournament winners, denoised from that state on. Elites are never denoised again, unlike in the
 * paper's public code.
 *
 * @param evolutionSchedule state indices of the generations after the first, ascending; an index
 *     may repeat, for several generations at one state
 * @param populationSchedule generation sizes, elites included: one more than the evolution schedule
 * @param tournament how many distinct candidates a tournament draws; 1 is no selection
 * @param mutation the mutation operator
 */
public record EvoSearch(
    List<Integer> evolutionSchedule,
    List<Integer> populationSchedule,
    int tournament,
    MutationOperator mutation)
    implements SearchMethod {

  public EvoSearch {
    evolutionSchedule = List.copyOf(evolutionSchedule);
    populationSchedule = List.copyOf(populationSchedule);
    if (populationSchedule.size() != evolutionSchedule.size() + 1) {
      throw new IllegalArgumentException(
          "population schedule %s needs one entry more than evolution schedule %s"
              .formatted(populationSchedule, evolutionSchedule));
    }
    for (int i = 1; i < evolutionSchedule.size(); i++) {
      if (evolutionSchedule.get(i) < evolutionSchedule.get(i - 1)) {
        throw new IllegalArgumentException(
            "evolution schedule must not fall: " + evolutionSchedule);
      }
    }
    evolutionSchedule.forEach(s -> Checks.atLeast("evolution schedule", 0, s));
    populationSchedule.forEach(k -> Checks.atLeast("population schedule", 1, k));
    Checks.atLeast("tournament", 1, tournament);
  }

  @Override
  public Optional<Round> next(SearchView view) {
    if (view.round() == 0) {
      int size = view.controls().nextPopulation().orElse(populationSchedule.getFirst());
      return Optional.of(
          new Round(
              0, view.rootState(), List.of(), Roots.proposals(view, size, view.steps(), mutation)));
    }
    List<Generation> plan = generations(view.rootState());
    if (view.round() > plan.size()) {
      return Optional.empty();
    }
    Generation generation = plan.get(view.round() - 1);
    int s = generation.state();
    List<Candidate> pool = view.finished().filter(c -> c.from() <= s).toList();
    List<Long> elites = Selection.elites(pool, view, view.controls().elites());
    int size = view.controls().nextPopulation().orElse(generation.size());
    return Optional.of(
        new Round(view.round(), s, elites, children(view, pool, s, size - elites.size())));
  }

  private List<Proposal> children(SearchView view, List<Candidate> pool, int s, int count) {
    if (pool.isEmpty()) {
      // Everything so far was rejected or failed: only fresh trajectories can help.
      return Roots.proposals(view, Math.max(0, count), view.steps(), mutation);
    }
    NoiseStream choices = view.choices();
    List<Proposal> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Candidate parent = Selection.tournament(pool, tournament, view.bestFirst(), choices);
      Mutation change = mutation.at(s, view.controls());
      children.add(new Proposal(new Start.Mutated(parent.id(), change), s, view.steps()));
    }
    return children;
  }

  @Override
  public long remainingNfe(SearchView view) {
    int carried = Math.max(view.controls().elites(), view.controls().pinned().size());
    List<Generation> plan = generations(view.rootState());
    long nfe = 0;
    for (int round = view.round(); round <= plan.size(); round++) {
      boolean first = round == 0;
      int planned = first ? populationSchedule.getFirst() : plan.get(round - 1).size();
      int size = round == view.round() ? view.controls().nextPopulation().orElse(planned) : planned;
      int from = first ? view.rootState() : plan.get(round - 1).state();
      nfe += (long) Math.max(0, first ? size : size - carried) * (view.steps() - from);
    }
    return nfe;
  }

  @Override
  public SortedSet<Integer> keptStates(int steps) {
    return new TreeSet<>(evolutionSchedule);
  }

  @Override
  public void check(int steps) {
    if (!evolutionSchedule.isEmpty() && evolutionSchedule.getLast() >= steps) {
      throw new IllegalArgumentException(
          "evolution schedule %s must stay below the number of steps, %d"
              .formatted(evolutionSchedule, steps));
    }
  }

  private record Generation(int state, int size) {}

  /** The generations after the first; a branch leaves those before its root out. */
  private List<Generation> generations(int rootState) {
    List<Generation> generations = new ArrayList<>();
    for (int i = 0; i < evolutionSchedule.size(); i++) {
      if (evolutionSchedule.get(i) >= rootState) {
        generations.add(new Generation(evolutionSchedule.get(i), populationSchedule.get(i + 1)));
      }
    }
    return generations;
  }
}
