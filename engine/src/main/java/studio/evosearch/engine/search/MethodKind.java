package studio.evosearch.engine.search;

import java.util.Locale;

/** The search methods there are, by the names that specs and the command line give them. */
public enum MethodKind {
  EVOSEARCH,
  BEST_OF_N,
  PARTICLE,
  ZERO_ORDER;

  /** Which one a method is. */
  public static MethodKind of(SearchMethod method) {
    return switch (method) {
      case EvoSearch evo -> EVOSEARCH;
      case BestOfN best -> BEST_OF_N;
      case ParticleSampling particles -> PARTICLE;
      case ZeroOrder zero -> ZERO_ORDER;
    };
  }

  /**
   * Whether a run with a large budget begins as one with a smaller budget would, trajectory by
   * trajectory. The others size their generations by the budget.
   */
  public boolean anytime() {
    return this == BEST_OF_N || this == ZERO_ORDER;
  }

  /** The name, such as {@code best-of-n}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
