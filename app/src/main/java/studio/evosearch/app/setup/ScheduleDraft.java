package studio.evosearch.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.Screening;

/**
 * EvoSearch's two schedules while they are edited: where each generation starts and how large it
 * is. Every edit gives another draft that fits.
 *
 * @param steps denoising steps N
 * @param generations at least one; the first starts at the root, the states never fall and stay
 *     below N, the sizes are at least 1
 */
record ScheduleDraft(int steps, List<Generation> generations) {
  /** Larger generations come of a slip of the mouse. */
  static final int LARGEST = 4096;

  /**
   * One generation.
   *
   * @param state the state its trajectories start at
   * @param size how many candidates, elites included
   */
  record Generation(int state, int size) {}

  ScheduleDraft {
    generations = List.copyOf(generations);
  }

  /** A method's schedules; generations before the root, which a branch leaves out, are dropped. */
  static ScheduleDraft of(EvoSearch method, int steps, int root) {
    List<Integer> states = method.evolutionSchedule();
    List<Integer> sizes = method.populationSchedule();
    List<Generation> generations = new ArrayList<>();
    generations.add(new Generation(root, sizes.getFirst()));
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i) >= root) {
        generations.add(new Generation(states.get(i), sizes.get(i + 1)));
      }
    }
    return new ScheduleDraft(steps, generations);
  }

  /** The state the first generation starts at: 0 for noise, a branch's state. */
  int root() {
    return generations.getFirst().state();
  }

  EvoSearch method(
      int tournament, MutationOperator mutation, Screening screening, double familyShare) {
    return new EvoSearch(
        states(),
        generations.stream().map(Generation::size).toList(),
        tournament,
        mutation,
        Optional.of(screening).filter(some -> !some.states().isEmpty()),
        familyShare == 1 ? OptionalDouble.empty() : OptionalDouble.of(familyShare));
  }

  private List<Integer> states() {
    return generations.stream().skip(1).map(Generation::state).toList();
  }

  /**
   * What each generation denoises: elites are carried over from all candidates before it.
   *
   * @param elites how many
   * @param screening who is given up on the way
   */
  List<Bar> bars(int elites, Screening screening) {
    List<Bar> bars = new ArrayList<>();
    int pool = 0;
    for (Generation generation : generations) {
      int fresh = Math.max(0, generation.size() - (bars.isEmpty() ? 0 : elites));
      int from = generation.state();
      int carried = Math.min(elites, pool);
      bars.add(new Bar(from, steps, carried, fresh, screening.nfe(fresh, from, steps)));
      pool += screening.finished(fresh, from, steps);
    }
    return bars;
  }

  /** Moves a generation's start, between those of its neighbours; the first one stays. */
  ScheduleDraft moved(int index, int state) {
    if (index == 0) {
      return this;
    }
    int least = generations.get(index - 1).state();
    boolean last = index == generations.size() - 1;
    int most = last ? steps - 1 : generations.get(index + 1).state();
    return with(
        index, new Generation(Math.clamp(state, least, most), generations.get(index).size()));
  }

  ScheduleDraft resized(int index, int size) {
    int fits = Math.clamp(size, 1, LARGEST);
    return with(index, new Generation(generations.get(index).state(), fits));
  }

  private ScheduleDraft with(int index, Generation generation) {
    List<Generation> changed = new ArrayList<>(generations);
    changed.set(index, generation);
    return new ScheduleDraft(steps, changed);
  }

  /**
   * One more generation after another: halfway to the next, or a fifth of the steps on from the
   * last, and as large.
   */
  ScheduleDraft added(int after) {
    Generation before = generations.get(after);
    boolean last = after == generations.size() - 1;
    int state =
        last
            ? Math.min(steps - 1, before.state() + Math.max(1, steps / 5))
            : (before.state() + generations.get(after + 1).state()) / 2;
    List<Generation> changed = new ArrayList<>(generations);
    changed.add(after + 1, new Generation(state, before.size()));
    return new ScheduleDraft(steps, changed);
  }

  /** Without a generation; the first one stays. */
  ScheduleDraft removed(int index) {
    if (index == 0) {
      return this;
    }
    List<Generation> changed = new ArrayList<>(generations);
    changed.remove(index);
    return new ScheduleDraft(steps, changed);
  }

  /** The same on a trajectory of another length: states keep their share of the way. */
  ScheduleDraft stretched(int wanted) {
    return new ScheduleDraft(
        wanted,
        generations.stream()
            .map(g ->
                new Generation(
                    Math.min(wanted - 1, Math.round((float) g.state() * wanted / steps)), g.size()))
            .toList());
  }

  /** The same states with generations that cost at most so many NFE, where that is enough. */
  ScheduleDraft costing(long nfe, int elites, Screening screening) {
    List<Integer> sizes =
        Defaults.populationSchedule(
            states(), steps, root(), elites, nfe, Defaults.FIRST_SHARE, screening);
    return new ScheduleDraft(
        steps,
        IntStream.range(0, generations.size())
            .mapToObj(i -> new Generation(generations.get(i).state(), sizes.get(i)))
            .toList());
  }
}
