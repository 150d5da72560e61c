package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.evosearch.engine.noise.NoiseStream;

/**
 * Evolutionary search over initial noises and intermediate denoising states (arXiv 2505.17618,
 * algorithms 1 and 2). The first generation is fresh noise, denoised to pictures. Each scheduled
 * state then gives one generation: of all candidates ever evaluated (the archive) the best are
 * carried over as elites for nothing, the others' places are filled with mutated states of
 * tournament winners, denoised from that state on. Elites are never denoised again, unlike in the
 * paper's public code. Screening, ours, gives children up early that promise little: a generation
 * then is several rounds.
 *
 * @param evolutionSchedule state indices of the generations after the first, ascending; an index
 *     may repeat, for several generations at one state
 * @param populationSchedule generation sizes, elites included: one more than the evolution schedule
 * @param tournament how many distinct candidates a tournament draws; 1 is no selection
 * @param mutation the mutation operator
 * @param screening who is given up early; nobody where empty
 * @param familyShare above 0 to 1: at most this share of a generation's children, and of those that
 *     pass a screen, may descend from one and the same first candidate, so that the search keeps
 *     several ideas; no limit where empty
 */
public record EvoSearch(
    List<Integer> evolutionSchedule,
    List<Integer> populationSchedule,
    int tournament,
    MutationOperator mutation,
    Optional<Screening> screening,
    OptionalDouble familyShare)
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
    if (familyShare.isPresent()
        && !(familyShare.getAsDouble() > 0 && familyShare.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "family share must be above 0 to 1, not " + familyShare.getAsDouble());
    }
  }

  /** As in the paper: nobody is given up, families are not counted. */
  public EvoSearch(
      List<Integer> evolutionSchedule,
      List<Integer> populationSchedule,
      int tournament,
      MutationOperator mutation) {
    this(
        evolutionSchedule,
        populationSchedule,
        tournament,
        mutation,
        Optional.empty(),
        OptionalDouble.empty());
  }

  @Override
  public Optional<Round> next(SearchView view) {
    List<Stage> stages = stages(view.rootState(), view.steps());
    if (view.round() >= stages.size()) {
      return Optional.empty();
    }
    Stage stage = stages.get(view.round());
    if (!stage.begins()) {
      return Optional.of(goOn(view, stage));
    }
    return Optional.of(stage.generation() == 0 ? first(view, stage) : children(view, stage));
  }

  private Round first(SearchView view, Stage stage) {
    int size = view.controls().nextPopulation().orElse(stage.size());
    return new Round(
        view.round(), stage.from(), List.of(), Roots.proposals(view, size, stage.to(), mutation));
  }

  private Round children(SearchView view, Stage stage) {
    int s = stage.from();
    Lineage lineage = new Lineage(view.archive());
    List<Candidate> pool = view.finished().filter(c -> lineage.holder(c, s).isPresent()).toList();
    List<Long> elites = Selection.elites(pool, view, view.controls().elites());
    int population = view.controls().nextPopulation().orElse(stage.size());
    if (pool.isEmpty()) {
      // Everything so far was rejected or failed: only fresh trajectories can help.
      List<Proposal> fresh = Roots.proposals(view, population, view.steps(), mutation);
      return new Round(view.round(), s, elites, fresh);
    }
    // Where fewer came to an end than elites are wanted, their places stay empty: the cost is as
    // planned.
    int size = population - Math.max(elites.size(), view.controls().elites());
    NoiseStream choices = view.choices();
    Families families = new Families(lineage, limit(size));
    List<Proposal> children = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Candidate> open = families.open(pool);
      Candidate parent = Selection.tournament(open, tournament, view.bestFirst(), choices);
      families.add(parent);
      long holder = lineage.holder(parent, s).orElseThrow().id();
      Mutation change = mutation.at(s, view.controls());
      children.add(new Proposal(new Start.Mutated(holder, change), s, stage.to()));
    }
    return new Round(view.round(), s, elites, children);
  }

  /** The most promising of the round before, from where they stand. */
  private Round goOn(SearchView view, Stage stage) {
    List<Candidate> standing =
        view.archive().stream()
            .filter(c -> c.round() == view.round() - 1 && c.to() == stage.from())
            .toList();
    int count = screens().survivors(standing.size());
    List<Candidate> promising =
        standing.stream().filter(view::usable).sorted(view.bestFirst()).toList();
    // Of fresh noises everyone is a family of its own.
    Families families = new Families(new Lineage(view.archive()), limit(count));
    List<Proposal> onward =
        families.choose(promising, count).stream()
            .map(c -> new Proposal(new Start.Particle(c.id(), false), stage.from(), stage.to()))
            .toList();
    return new Round(view.round(), stage.from(), List.of(), onward);
  }

  @Override
  public long remainingNfe(SearchView view) {
    int carried = Math.max(view.controls().elites(), view.controls().pinned().size());
    List<Stage> stages = stages(view.rootState(), view.steps());
    long nfe = 0;
    int flying = (int) view.archive().stream().filter(c -> c.round() == view.round() - 1).count();
    for (int round = view.round(); round < stages.size(); round++) {
      Stage stage = stages.get(round);
      if (stage.begins()) {
        boolean now = round == view.round();
        int size = now ? view.controls().nextPopulation().orElse(stage.size()) : stage.size();
        flying = Math.max(0, stage.generation() == 0 ? size : size - carried);
      } else {
        flying = screens().survivors(flying);
      }
      nfe += (long) flying * (stage.to() - stage.from());
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
    screens().check(steps);
  }

  /** How many of so many may be of one family. */
  private int limit(int count) {
    return familyShare.isPresent()
        ? Math.max(1, (int) Math.ceil(familyShare.getAsDouble() * count))
        : Integer.MAX_VALUE;
  }

  private Screening screens() {
    return screening.orElse(Screening.NONE);
  }

  /**
   * What one round does: a generation from its start to its first screen, or from one screen on.
   *
   * @param generation 0 for the first
   * @param size of the generation, elites included
   * @param begins whether the round is its generation's first
   */
  private record Stage(int generation, int size, int from, int to, boolean begins) {}

  /** A stage a round; a branch leaves generations before its root out. */
  private List<Stage> stages(int rootState, int steps) {
    List<Stage> stages = new ArrayList<>();
    for (int generation = 0; generation < populationSchedule.size(); generation++) {
      int begin = generation == 0 ? rootState : evolutionSchedule.get(generation - 1);
      if (begin >= rootState) {
        int from = begin;
        for (int to : screens().stops(begin, steps)) {
          int size = populationSchedule.get(generation);
          stages.add(new Stage(generation, size, from, to, from == begin));
          from = to;
        }
      }
    }
    return stages;
  }
}
