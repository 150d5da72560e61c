package studio.evosearch.app.setup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MethodKind;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.ParticleSampling;
import studio.evosearch.engine.search.Potential;
import studio.evosearch.engine.search.Resampling;
import studio.evosearch.engine.search.Screening;
import studio.evosearch.engine.search.SearchMethod;
import studio.evosearch.engine.search.ZeroOrder;

/** The search method with its own settings; those of the other methods are kept meanwhile. */
final class MethodSettings {
  private static final Strings STRINGS = Strings.of(MethodSettings.class);

  final ObjectProperty<MethodKind> kind = new SimpleObjectProperty<>(MethodKind.EVOSEARCH);

  final ObjectProperty<ScheduleDraft> schedule;
  final IntegerProperty tournament = new SimpleIntegerProperty(Defaults.TOURNAMENT);
  final ObjectProperty<MutationOperator> mutation = new SimpleObjectProperty<>(Defaults.MUTATION);
  final IntegerProperty elites = new SimpleIntegerProperty(Defaults.ELITES);

  /** States, parted by commas; empty for nowhere. */
  final StringProperty screenStates = new SimpleStringProperty("");

  final DoubleProperty screenKeep = new SimpleDoubleProperty(Defaults.SCREEN_KEEP);

  /** 1 is no limit. */
  final DoubleProperty familyShare = new SimpleDoubleProperty(Defaults.FAMILY_SHARE);

  final DoubleProperty beta = new SimpleDoubleProperty(Defaults.BETA);
  final DoubleProperty sigmaScale = new SimpleDoubleProperty(Defaults.SIGMA_SCALE);
  final DoubleProperty ratingWeight = new SimpleDoubleProperty(1);

  /** Pictures of best-of-n and zero-order search, particles of particle sampling. */
  final IntegerProperty count = new SimpleIntegerProperty(Defaults.TRAJECTORIES);

  final IntegerProperty roundSize = new SimpleIntegerProperty(Defaults.ROUND_SIZE);

  /** States, parted by commas; empty for every fifth of the way. */
  final StringProperty resampleStates = new SimpleStringProperty("");

  final ObjectProperty<Potential> potential = new SimpleObjectProperty<>(Defaults.POTENTIAL);
  final DoubleProperty lambda = new SimpleDoubleProperty(Defaults.LAMBDA);
  final ObjectProperty<Resampling> resampling = new SimpleObjectProperty<>(Defaults.RESAMPLING);
  final BooleanProperty adaptive = new SimpleBooleanProperty();
  final IntegerProperty neighbours = new SimpleIntegerProperty(Defaults.NEIGHBOURS);
  final DoubleProperty angle = new SimpleDoubleProperty(Defaults.ANGLE);
  final IntegerProperty patience = new SimpleIntegerProperty(Defaults.PATIENCE);

  /**
   * EvoSearch from noise.
   *
   * @param nfe what it spends
   */
  MethodSettings(int steps, long nfe) {
    schedule = new SimpleObjectProperty<>(usual(steps, 0, nfe));
    screenStates.set(text(Defaults.screening(steps).states()));
  }

  private ScheduleDraft usual(int steps, int root, long nfe) {
    SearchMethod method = Defaults.method(MethodKind.EVOSEARCH, steps, root, elites.get(), nfe);
    return ScheduleDraft.of((EvoSearch) method, steps, root);
  }

  /** Everything whose change makes another method. */
  Observable[] all() {
    return new Observable[] {
      kind,
      schedule,
      tournament,
      mutation,
      screenStates,
      screenKeep,
      familyShare,
      elites,
      beta,
      sigmaScale,
      ratingWeight,
      count,
      roundSize,
      resampleStates,
      potential,
      lambda,
      resampling,
      adaptive,
      neighbours,
      angle,
      patience
    };
  }

  private int steps() {
    return schedule.get().steps();
  }

  private int root() {
    return schedule.get().root();
  }

  /** Follows the number of steps. */
  void stretch(int steps) {
    if (steps != steps()) {
      int before = steps();
      screenStates.set(text(screening().states().stream().map(s -> s * steps / before).toList()));
      schedule.set(schedule.get().stretched(steps));
    }
  }

  /** Starts at another state: 0 for noise, a branch's state. */
  void startAt(int root) {
    ScheduleDraft old = schedule.get();
    EvoSearch method = evoSearch(old);
    schedule.set(ScheduleDraft.of(method, old.steps(), root));
  }

  /** What the method costs, limits aside. */
  long nfe() {
    return kind.get() == MethodKind.EVOSEARCH
        ? bars().stream().mapToLong(Bar::nfe).sum()
        : (long) count.get() * (steps() - root());
  }

  /** EvoSearch's generations. */
  List<Bar> bars() {
    return schedule.get().bars(elites.get(), screening());
  }

  private EvoSearch evoSearch(ScheduleDraft draft) {
    return draft.method(tournament.get(), mutation.get(), screening(), familyShare.get());
  }

  /** None while its states cannot be read: {@link #method} says so. */
  private Screening screening() {
    List<Integer> states = readable(screenStates.get()) ? states(screenStates.get()) : List.of();
    List<Integer> within = states.stream().filter(s -> s > 0 && s < steps()).toList();
    return new Screening(within, screenKeep.get());
  }

  /** Sizes the method to spend about so many NFE. */
  void spend(long nfe) {
    if (kind.get() == MethodKind.EVOSEARCH) {
      schedule.set(schedule.get().costing(nfe, elites.get(), screening()));
    } else {
      count.set(Defaults.trajectories(steps(), root(), nfe));
    }
  }

  /** Another method that spends as much; its schedules stay as they were if they do. */
  void choose(MethodKind wanted) {
    long budget = nfe();
    kind.set(wanted);
    if (Math.abs(nfe() - budget) >= steps() - root()) {
      spend(budget);
    }
  }

  /** The usual schedules, sized to spend about so many NFE. */
  void reset(int steps, long nfe) {
    schedule.set(usual(steps, root(), nfe));
    screenStates.set(text(Defaults.screening(steps).states()));
    resampleStates.set("");
    spend(nfe);
  }

  /**
   * The method as a value.
   *
   * @throws IllegalArgumentException when a setting is out of range
   */
  SearchMethod method() {
    SearchMethod method =
        switch (kind.get()) {
          case EVOSEARCH -> {
            new Screening(states(screenStates.get()), screenKeep.get()).check(steps());
            yield evoSearch(schedule.get());
          }
          case BEST_OF_N -> new BestOfN(count.get(), roundSize.get());
          case PARTICLE ->
              new ParticleSampling(
                  count.get(),
                  resampleStates(),
                  potential.get(),
                  lambda.get(),
                  resampling.get(),
                  adaptive.get());
          case ZERO_ORDER ->
              new ZeroOrder(count.get(), neighbours.get(), angle.get(), patience.get());
        };
    method.check(steps());
    return method;
  }

  private List<Integer> resampleStates() {
    String text = resampleStates.get();
    return text.isBlank() ? Defaults.resampleStates(steps()) : states(text);
  }

  private static boolean readable(String text) {
    return text.strip().matches("[\\d,\\s]{0,200}");
  }

  private static List<Integer> states(String text) {
    try {
      return Stream.of(text.strip().split("[,\\s]+"))
          .filter(part -> !part.isEmpty())
          .map(Integer::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(STRINGS.text("problem.states", text), e);
    }
  }

  private static String text(List<Integer> states) {
    return states.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  void load(RunSpec spec) {
    kind.set(MethodKind.of(spec.method()));
    elites.set(spec.elites());
    beta.set(spec.beta());
    sigmaScale.set(spec.sigmaScale());
    ratingWeight.set(spec.ratingWeight());
    int steps = spec.steps();
    int root = spec.rootState();
    switch (spec.method()) {
      case EvoSearch evo -> {
        schedule.set(ScheduleDraft.of(evo, steps, root));
        tournament.set(evo.tournament());
        mutation.set(evo.mutation());
        Screening screens = evo.screening().orElse(Screening.NONE);
        screenStates.set(text(screens.states()));
        screenKeep.set(evo.screening().map(Screening::keep).orElse(Defaults.SCREEN_KEEP));
        familyShare.set(evo.familyShare().orElse(1));
      }
      case BestOfN best -> {
        of(steps, root, best.count());
        roundSize.set(best.roundSize());
      }
      case ParticleSampling particles -> {
        of(steps, root, particles.particles());
        load(particles, steps);
      }
      case ZeroOrder zero -> {
        of(steps, root, zero.count());
        neighbours.set(zero.neighbours());
        angle.set(zero.angle());
        patience.set(zero.patience());
      }
    }
  }

  /** So many pictures, and EvoSearch's schedules for what they cost. */
  private void of(int steps, int root, int pictures) {
    schedule.set(usual(steps, root, (long) pictures * (steps - root)));
    count.set(pictures);
  }

  private void load(ParticleSampling particles, int steps) {
    boolean usual = particles.resampleStates().equals(Defaults.resampleStates(steps));
    resampleStates.set(usual ? "" : text(particles.resampleStates()));
    potential.set(particles.potential());
    lambda.set(particles.lambda());
    resampling.set(particles.resampling());
    adaptive.set(particles.adaptive());
  }
}
