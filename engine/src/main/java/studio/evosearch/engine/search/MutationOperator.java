package studio.evosearch.engine.search;

import java.util.Locale;

/** Which mutation EvoSearch applies; both are the noise mutation at state 0. */
public enum MutationOperator {
  /** The paper's: blends noise at state 0, disturbs by the SDE step's deviation later. */
  PAPER,
  /** Keeps the noise level of every state, one beta for all. */
  MARGINAL;

  /** The mutation of a parent's state s under the current controls. */
  Mutation at(int s, Controls controls) {
    if (s == 0) {
      return new Mutation.Blend(controls.beta());
    }
    return switch (this) {
      case PAPER -> new Mutation.Disturb(controls.sigmaScale());
      case MARGINAL -> new Mutation.Marginal(controls.beta());
    };
  }

  /** The name people type and files hold. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
