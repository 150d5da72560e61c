package studio.evosearch.engine.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
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

/** The search method and its settings, as options. */
final class MethodOptions {
  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = {
        "evosearch: mutated children of the best, of noises and of half-denoised states;",
        "best-of-n: many pictures from noise;",
        "particle: half-denoised pictures, of which the promising ones are doubled;",
        "zero-order: noises near the best one.",
        "Default: ${DEFAULT-VALUE}."
      })
  MethodKind method = MethodKind.EVOSEARCH;

  @Option(
      names = "--elites",
      paramLabel = "M",
      description =
          "evosearch: how many of the best are carried into the next generation, at no cost."
              + " Default: ${DEFAULT-VALUE}.")
  int elites = Defaults.ELITES;

  @Option(
      names = "--beta",
      paramLabel = "BETA",
      description =
          "evosearch: how far children differ from their parent: 0 not at all, 1 is fresh noise."
              + " Default: ${DEFAULT-VALUE}.")
  double beta = Defaults.BETA;

  @Option(
      names = "--evolution-schedule",
      converter = IntegerList.Reader.class,
      paramLabel = "S",
      description =
          "evosearch: where generations after the first start, in denoising steps already taken,"
              + " such as 0,20,30,40; 0,30x4 is 0,30,30,30,30. Default: a fifth, two and three"
              + " fifths of the steps.")
  @Nullable IntegerList evolutionSchedule;

  @Option(
      names = "--population-schedule",
      converter = IntegerList.Reader.class,
      paramLabel = "K",
      description =
          "evosearch: sizes of the first generation and of each scheduled one, elites included,"
              + " such as 12,8,8,8,8. Default: as many as the NFE budget pays for.")
  @Nullable IntegerList populationSchedule;

  @Option(
      names = "--first-share",
      paramLabel = "X",
      description =
          "evosearch: the first generation's share of the NFE budget, 0 to 1, where no sizes are"
              + " given. Default: ${DEFAULT-VALUE}.")
  double firstShare = Defaults.FIRST_SHARE;

  @Option(
      names = "--screen-states",
      converter = IntegerList.Reader.class,
      paramLabel = "S",
      description =
          "evosearch: where trajectories are judged on the way and only the best go on, in"
              + " denoising steps already taken; none for nowhere. Default: two, three and four"
              + " fifths of the steps, but nowhere where sizes are given.")
  @Nullable IntegerList screenStates;

  @Option(
      names = "--screen-keep",
      paramLabel = "X",
      description = "evosearch: the share that goes on there. Default: ${DEFAULT-VALUE}.")
  double screenKeep = Defaults.SCREEN_KEEP;

  @Option(
      names = "--family-share",
      paramLabel = "X",
      description =
          "evosearch: at most this share of a generation may descend from one picture of the first,"
              + " above 0 to 1. Default: ${DEFAULT-VALUE}.")
  double familyShare = Defaults.FAMILY_SHARE;

  @Option(
      names = "--tournament",
      paramLabel = "B",
      description =
          "evosearch: of how many candidates drawn at random the best becomes a parent; 1 is no"
              + " selection. Default: ${DEFAULT-VALUE}.")
  int tournament = Defaults.TOURNAMENT;

  @Option(
      names = "--mutation",
      paramLabel = "OPERATOR",
      description =
          "evosearch: marginal (keeps a half-denoised state's noise level) or paper (adds noise to"
              + " it). Default: ${DEFAULT-VALUE}.")
  MutationOperator mutation = Defaults.MUTATION;

  @Option(
      names = "--sigma-scale",
      paramLabel = "GAMMA",
      description =
          "evosearch, --mutation paper: scale of the noise added to a half-denoised state. Default:"
              + " ${DEFAULT-VALUE}.")
  double sigmaScale = Defaults.SIGMA_SCALE;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "best-of-n, zero-order: pictures in all. Default: as many as the NFE budget pays for.")
  @Nullable Integer count;

  @Option(
      names = "--round-size",
      paramLabel = "N",
      description = "best-of-n: pictures a generation. Default: ${DEFAULT-VALUE}.")
  int roundSize = Defaults.ROUND_SIZE;

  @Option(
      names = "--particles",
      paramLabel = "N",
      description = "particle: how many. Default: as many as the NFE budget pays for.")
  @Nullable Integer particles;

  @Option(
      names = "--resample-states",
      converter = IntegerList.Reader.class,
      paramLabel = "S",
      description =
          "particle: where particles are judged and resampled, in denoising steps already taken."
              + " Default: every fifth of the steps.")
  @Nullable IntegerList resampleStates;

  @Option(
      names = "--potential",
      paramLabel = "NAME",
      description =
          "particle: how rewards so far become a particle's weight: max, diff, add or sum."
              + " Default: ${DEFAULT-VALUE}.")
  Potential potential = Defaults.POTENTIAL;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description =
          "particle: how strongly the reward weighs: weights go with exp(lambda x reward). Default:"
              + " ${DEFAULT-VALUE}.")
  double lambda = Defaults.LAMBDA;

  @Option(
      names = "--resampling",
      paramLabel = "NAME",
      description = "particle: systematic or multinomial. Default: ${DEFAULT-VALUE}.")
  Resampling resampling = Defaults.RESAMPLING;

  @Option(
      names = "--adaptive",
      description = "particle: resample only when the effective sample size falls below a half.")
  boolean adaptive;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      description =
          "zero-order: noises tried near the best one, a generation. Default:"
              + " ${DEFAULT-VALUE}.")
  int neighbours = Defaults.NEIGHBOURS;

  @Option(
      names = "--angle",
      paramLabel = "RADIANS",
      description =
          "zero-order: how far a neighbour's noise is turned away. Default: ${DEFAULT-VALUE}.")
  double angle = Defaults.ANGLE;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "zero-order: generations without gain before it starts from fresh noise. Default:"
              + " ${DEFAULT-VALUE}.")
  int patience = Defaults.PATIENCE;

  @Option(
      names = "--rating-weight",
      paramLabel = "X",
      description =
          "What a person's full liking of a picture adds to its reward. Default: ${DEFAULT-VALUE}.")
  double ratingWeight = 1;

  /**
   * The method as a value.
   *
   * @param nfe what it should spend where no sizes are given
   */
  SearchMethod method(int steps, int rootState, long nfe) {
    return switch (method) {
      case EVOSEARCH -> evoSearch(steps, rootState, nfe);
      case BEST_OF_N ->
          new BestOfN(
              count == null ? Defaults.trajectories(steps, rootState, nfe) : count, roundSize);
      case PARTICLE ->
          new ParticleSampling(
              particles == null ? Defaults.trajectories(steps, rootState, nfe) : particles,
              resampleStates == null ? Defaults.resampleStates(steps) : resampleStates.values(),
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

  private EvoSearch evoSearch(int steps, int rootState, long nfe) {
    List<Integer> states =
        evolutionSchedule == null ? Defaults.evolutionSchedule(steps) : evolutionSchedule.values();
    Screening screening = screening(steps);
    List<Integer> sizes =
        populationSchedule == null
            ? Defaults.populationSchedule(
                states, steps, rootState, elites, nfe, firstShare, screening)
            : populationSchedule.values();
    return new EvoSearch(
        states,
        sizes,
        tournament,
        mutation,
        Optional.of(screening).filter(some -> !some.states().isEmpty()),
        familyShare == 1 ? OptionalDouble.empty() : OptionalDouble.of(familyShare));
  }

  private Screening screening(int steps) {
    if (screenStates != null) {
      return new Screening(screenStates.values(), screenKeep);
    }
    return populationSchedule == null
        ? new Screening(Defaults.screening(steps).states(), screenKeep)
        : Screening.NONE;
  }
}
