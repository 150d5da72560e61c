package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Particle sampling: Feynman-Kac steering (arXiv 2501.06848), with the MAX potential the particle
 * baseline of arXiv 2505.17618. So many particles are denoised side by side; at scheduled states
 * the decoded x0hat is judged and particles are resampled by their potentials. The last generation
 * is the resampled set of finished particles and costs nothing. NFE: particles times steps.
 *
 * @param particles how many
 * @param resampleStates state indices where particles are judged and resampled, ascending
 * @param potential how rewards become weights
 * @param lambda the potential's inverse temperature, in 1 / reward, above 0
 * @param resampling how survivors are drawn
 * @param adaptive resample only where the effective sample size falls below half the particles, and
 *     always at the end
 */
public record ParticleSampling(
    int particles,
    List<Integer> resampleStates,
    Potential potential,
    double lambda,
    Resampling resampling,
    boolean adaptive)
    implements SearchMethod {
  public ParticleSampling {
    Checks.atLeast("particles", 1, particles);
    resampleStates = List.copyOf(new TreeSet<>(resampleStates));
    resampleStates.forEach(s -> Checks.atLeast("resample state", 1, s));
    if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lambda must be finite and above 0, not " + lambda);
    }
  }

  @Override
  public Optional<Round> next(SearchView view) {
    List<Integer> stops = stops(view);
    int round = view.round();
    if (round > stops.size()) {
      return Optional.empty();
    }
    if (round == 0) {
      // A budget that does not pay for all of them to the end buys fewer, not unfinished ones.
      long affordable = view.nfeLeft() / (view.steps() - view.rootState());
      int size = (int) Math.min(affordable, view.controls().nextPopulation().orElse(particles));
      return Optional.of(
          new Round(
              0,
              view.rootState(),
              List.of(),
              Roots.proposals(view, size, stops.getFirst(), MutationOperator.MARGINAL)));
    }
    Particles now = Particles.after(view, this);
    if (now.none()) {
      return Optional.empty();
    }
    int from = stops.get(round - 1);
    boolean last = round == stops.size();
    boolean resample = last || now.resamplingDue(adaptive);
    int size = view.controls().nextPopulation().orElse(now.count());
    int[] drawn =
        resample || size != now.count()
            ? resampling.draw(now.logWeights(), size, view.choices())
            : now.living();
    if (last) {
      List<Long> survivors = Arrays.stream(drawn).distinct().mapToObj(now::id).toList();
      return Optional.of(new Round(round, from, survivors, List.of()));
    }
    List<Proposal> onward = new ArrayList<>();
    for (int index : drawn) {
      onward.add(new Proposal(new Start.Particle(now.id(index), resample), from, stops.get(round)));
    }
    return Optional.of(new Round(round, from, List.of(), onward));
  }

  /** Where the segments end: the resample states after the root, and the last state. */
  private List<Integer> stops(SearchView view) {
    List<Integer> stops = new ArrayList<>(resampleStates);
    stops.removeIf(s -> s <= view.rootState() || s >= view.steps());
    stops.add(view.steps());
    return stops;
  }

  @Override
  public long remainingNfe(SearchView view) {
    List<Integer> stops = stops(view);
    if (view.round() >= stops.size()) {
      return 0;
    }
    int from = view.round() == 0 ? view.rootState() : stops.get(view.round() - 1);
    long alive =
        view.round() == 0
            ? particles
            : view.archive().stream().filter(c -> c.round() == view.round() - 1).count();
    return view.controls().nextPopulation().orElse((int) alive) * (long) (view.steps() - from);
  }

  @Override
  public SortedSet<Integer> keptStates(int steps) {
    return new TreeSet<>(resampleStates);
  }

  @Override
  public void check(int steps) {
    if (!resampleStates.isEmpty() && resampleStates.getLast() >= steps) {
      throw new IllegalArgumentException(
          "resample states %s must stay below the number of steps, %d"
              .formatted(resampleStates, steps));
    }
  }
}
