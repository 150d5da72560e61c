package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Settings for people who name none, sized so that a run spends about a given number of NFE. */
public final class Defaults {
  /** NFE of a run when a person names no budget: this many full trajectories. */
  public static final int TRAJECTORIES = 24;

  public static final double BETA = 0.5;
  public static final double SIGMA_SCALE = 1;
  public static final int ELITES = 2;
  public static final int TOURNAMENT = 6;

  /** The share of the budget that the first generation has. */
  public static final double FIRST_SHARE = 0.5;

  /** The share that a screen lets go on. */
  public static final double SCREEN_KEEP = 0.34;

  /** The share that one family may have of a generation. */
  public static final double FAMILY_SHARE = 0.25;

  public static final MutationOperator MUTATION = MutationOperator.PAPER;
  public static final int ROUND_SIZE = 8;
  public static final Potential POTENTIAL = Potential.MAX;
  public static final double LAMBDA = 0.2;
  public static final Resampling RESAMPLING = Resampling.SYSTEMATIC;
  public static final int NEIGHBOURS = 4;
  public static final double ANGLE = 0.3;
  public static final int PATIENCE = 3;

  /** More candidates in one generation than this are refused: they come of a slip. */
  private static final long LARGEST_GENERATION = 1_000_000;

  private Defaults() {}

  /**
   * A method that spends about {@code nfe}, everything else as here.
   *
   * @param elites how many of each generation but the first cost nothing, for EvoSearch
   * @throws IllegalArgumentException when the steps or the root state are out of range, or a
   *     generation would be beyond any use
   */
  public static SearchMethod method(
      MethodKind kind, int steps, int rootState, int elites, long nfe) {
    return switch (kind) {
      case EVOSEARCH -> {
        List<Integer> states = evolutionSchedule(steps);
        Screening screening = screening(steps);
        List<Integer> sizes =
            populationSchedule(states, steps, rootState, elites, nfe, FIRST_SHARE, screening);
        yield new EvoSearch(
            states,
            sizes,
            TOURNAMENT,
            MUTATION,
            Optional.of(screening),
            OptionalDouble.of(FAMILY_SHARE));
      }
      case BEST_OF_N -> new BestOfN(trajectories(steps, rootState, nfe), ROUND_SIZE);
      case PARTICLE ->
          new ParticleSampling(
              trajectories(steps, rootState, nfe),
              resampleStates(steps),
              POTENTIAL,
              LAMBDA,
              RESAMPLING,
              false);
      case ZERO_ORDER ->
          new ZeroOrder(trajectories(steps, rootState, nfe), NEIGHBOURS, ANGLE, PATIENCE);
    };
  }

  /** A fifth, two and three fifths of the way. */
  public static List<Integer> evolutionSchedule(int steps) {
    return List.copyOf(new TreeSet<>(List.of(steps / 5, 2 * steps / 5, 3 * steps / 5)));
  }

  /** Two, three and four fifths of the way. */
  public static Screening screening(int steps) {
    List<Integer> states =
        Stream.of(2, 3, 4).map(fifths -> fifths * steps / 5).filter(s -> s > 0).toList();
    return new Screening(states, SCREEN_KEEP);
  }

  /**
   * Generations that together cost at most {@code nfe}: the first takes a share of it, the others
   * have equally many children each, and what is left goes to the first.
   *
   * @param elites how many of each generation but the first cost nothing
   * @param firstShare the first generation's share, 0 to 1; it has one candidate at least
   * @param screening what the generations are thinned by on their way
   * @throws IllegalArgumentException when the steps, the root state or a scheduled state are out of
   *     range, or the generations would be beyond any use
   */
  public static List<Integer> populationSchedule(
      List<Integer> evolutionSchedule,
      int steps,
      int rootState,
      int elites,
      long nfe,
      double firstShare,
      Screening screening) {
    Checks.unit("first share", firstShare);
    check(steps, rootState);
    size(nfe / steps, nfe);
    evolutionSchedule.forEach(s -> checkBelow(s, steps, evolutionSchedule));
    List<Integer> states = evolutionSchedule.stream().filter(s -> s >= rootState).toList();
    long first =
        screening.nfe(
            Math.max(1, screening.affordable((long) (firstShare * nfe), rootState, steps)),
            rootState,
            steps);
    int children = 1;
    while (!states.isEmpty() && cost(screening, states, children + 1, steps) <= nfe - first) {
      children++;
    }
    long left = nfe - cost(screening, states, children, steps);
    List<Integer> sizes =
        new ArrayList<>(Collections.nCopies(evolutionSchedule.size() + 1, elites + children));
    sizes.set(0, Math.max(1, screening.affordable(left, rootState, steps)));
    return sizes;
  }

  private static long cost(Screening screening, List<Integer> states, int children, int steps) {
    return states.stream().mapToLong(s -> screening.nfe(children, s, steps)).sum();
  }

  /** N full trajectories for a budget. */
  public static int trajectories(int steps, int rootState, long nfe) {
    check(steps, rootState);
    return size(Math.max(1, nfe / (steps - rootState)), nfe);
  }

  private static void check(int steps, int rootState) {
    Checks.atLeast("steps", 1, steps);
    if (rootState < 0 || rootState >= steps) {
      throw new IllegalArgumentException(
          "a branch starts from a state of 0 to %d, for %d steps, not from state %d"
              .formatted(steps - 1, steps, rootState));
    }
  }

  private static void checkBelow(int state, int steps, List<Integer> evolutionSchedule) {
    if (state < 0 || state >= steps) {
      throw new IllegalArgumentException(
          "evolution schedule %s must stay below the number of steps, %d"
              .formatted(evolutionSchedule, steps));
    }
  }

  private static int size(long size, long nfe) {
    if (size > LARGEST_GENERATION) {
      throw new IllegalArgumentException(
          "%d NFE would pay for a generation of %d candidates, more than %d"
              .formatted(nfe, size, LARGEST_GENERATION));
    }
    return (int) size;
  }

  /**
   * Stochasticity by state. Particles that are drawn twice part only by noise on the way: eta 1.
   * The paper's mutation leaves a state noisier than its level, which the SDE takes back: eta 0 up
   * to the first state it mutates above 0, so that the noise a trajectory starts from still tells,
   * and 1 from there. The others need none.
   */
  public static String eta(SearchMethod method) {
    return switch (method) {
      case ParticleSampling particles -> "1";
      case EvoSearch evo when evo.mutation() == MutationOperator.PAPER ->
          evo.evolutionSchedule().stream()
              .filter(s -> s > 0)
              .findFirst()
              .map(s -> "0@0,1@" + s)
              .orElse("0");
      case EvoSearch evo -> "0";
      case BestOfN best -> "0";
      case ZeroOrder zero -> "0";
    };
  }

  /** Every fifth of the way but the ends. */
  public static List<Integer> resampleStates(int steps) {
    TreeSet<Integer> states = new TreeSet<>();
    for (int i = 1; i < 5; i++) {
      states.add(Math.max(1, i * steps / 5));
    }
    states.removeIf(s -> s >= steps);
    return List.copyOf(states);
  }
}
