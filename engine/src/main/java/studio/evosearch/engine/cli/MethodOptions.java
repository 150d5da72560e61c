package studio.evosearch.engine.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import studio.evosearch.engine.search.BestOfN;
import studio.evosearch.engine.search.Defaults;
import studio.evosearch.engine.search.EvoSearch;
import studio.evosearch.engine.search.MutationOperator;
import studio.evosearch.engine.search.ParticleSampling;
import studio.evosearch.engine.search.Potential;
import studio.evosearch.engine.search.Resampling;
import studio.evosearch.engine.search.SearchMethod;
import studio.evosearch.engine.search.ZeroOrder;

/** The search method and its settings, as options. */
final class MethodOptions {
  enum Method {
    EVOSEARCH,
    BEST_OF_N,
    PARTICLE,
    ZERO_ORDER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "evosearch, best-of-n, particle or zero-order. Default: ${DEFAULT-VALUE}.")
  Method method = Method.EVOSEARCH;

  @Option(
      names = "--evolution-schedule",
      split = ",",
      paramLabel = "S",
      description =
          "EvoSearch: state indices (denoising steps already done) where generations start, such"
              + " as 0,20,30,40. Default: 0, a fifth and two fifths of the steps.")
  @Nullable List<Integer> evolutionSchedule;

  @Option(
      names = "--population-schedule",
      split = ",",
      paramLabel = "K",
      description =
          "EvoSearch: sizes of the first generation and of each scheduled one, elites included,"
              + " such as 12,8,8,8,8. Default: as many as the NFE budget pays for.")
  @Nullable List<Integer> populationSchedule;

  @Option(
      names = "--tournament",
      paramLabel = "B",
      description =
          "EvoSearch: candidates drawn for a tournament whose winner becomes a parent; 1 is no"
              + " selection. Default: ${DEFAULT-VALUE}.")
  int tournament = Defaults.TOURNAMENT;

  @Option(
      names = "--mutation",
      paramLabel = "OPERATOR",
      description =
          "EvoSearch: paper (adds noise to states) or marginal (keeps a state's noise level)."
              + " Default: ${DEFAULT-VALUE}.")
  MutationOperator mutation = Defaults.MUTATION;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "best-of-n, zero-order: trajectories in all. Default: as the NFE budget pays for.")
  @Nullable Integer count;

  @Option(
      names = "--round-size",
      paramLabel = "N",
      description = "best-of-n: trajectories a generation. Default: ${DEFAULT-VALUE}.")
  int roundSize = 8;

  @Option(
      names = "--particles",
      paramLabel = "N",
      description = "particle: how many. Default: as the NFE budget pays for.")
  @Nullable Integer particles;

  @Option(
      names = "--resample-states",
      split = ",",
      paramLabel = "S",
      description = "particle: state indices where particles are judged. Default: every fifth.")
  @Nullable List<Integer> resampleStates;

  @Option(
      names = "--potential",
      paramLabel = "NAME",
      description = "particle: max, diff, add or sum. Default: ${DEFAULT-VALUE}.")
  Potential potential = Potential.MAX;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description =
          "particle: inverse temperature of the potential, in 1 / reward. Default:"
              + " ${DEFAULT-VALUE}.")
  double lambda = 0.2;

  @Option(
      names = "--resampling",
      paramLabel = "NAME",
      description = "particle: systematic or multinomial. Default: ${DEFAULT-VALUE}.")
  Resampling resampling = Resampling.SYSTEMATIC;

  @Option(
      names = "--adaptive",
      description = "particle: resample only when the effective sample size falls below a half.")
  boolean adaptive;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      description = "zero-order: neighbours of the pivot a generation. Default: ${DEFAULT-VALUE}.")
  int neighbours = 4;

  @Option(
      names = "--angle",
      paramLabel = "RADIANS",
      description = "zero-order: between neighbour and pivot. Default: ${DEFAULT-VALUE}.")
  double angle = 0.3;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "zero-order: generations without gain before a fresh pivot. Default: ${DEFAULT-VALUE}.")
  int patience = 3;

  /**
   * The method as a value.
   *
   * @param nfe what it should spend where no sizes are given
   */
  SearchMethod method(int steps, int rootState, int elites, long nfe) {
    return switch (method) {
      case EVOSEARCH -> evoSearch(steps, rootState, elites, nfe);
      case BEST_OF_N ->
          new BestOfN(
              count == null ? Defaults.trajectories(steps, rootState, nfe) : count, roundSize);
      case PARTICLE ->
          new ParticleSampling(
              particles == null ? Defaults.trajectories(steps, rootState, nfe) : particles,
              resampleStates == null ? Defaults.resampleStates(steps) : resampleStates,
              potential,
              lambda,
              resampling,
              adaptive);
      case ZERO_ORDER ->
          new ZeroOrder(
              count == null ? Defaults.trajectories(steps, rootState, nfe) : count,
              neighbours,
              angle,
              patience);
    };
  }

  private EvoSearch evoSearch(int steps, int rootState, int elites, long nfe) {
    List<Integer> states =
        evolutionSchedule == null ? Defaults.evolutionSchedule(steps) : evolutionSchedule;
    List<Integer> sizes =
        populationSchedule == null
            ? Defaults.populationSchedule(states, steps, rootState, elites, nfe)
            : populationSchedule;
    return new EvoSearch(states, sizes, tournament, mutation);
  }
}
