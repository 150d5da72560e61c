package studio.evosearch.app.setup;

import studio.evosearch.engine.search.Defaults;

/** How much a search spends, for people who do not want to count. */
enum Pace {
  /** A first impression: fewer steps, half the usual pictures. */
  QUICK(0.6, Defaults.TRAJECTORIES / 2),
  /** What the model suits. */
  BALANCED(1, Defaults.TRAJECTORIES),
  /** Four times as much. */
  THOROUGH(1, 4 * Defaults.TRAJECTORIES);

  private final double share;
  private final int trajectories;

  Pace(double share, int trajectories) {
    this.share = share;
    this.trajectories = trajectories;
  }

  /**
   * @param suited the steps the model suits
   */
  int steps(int suited) {
    return (int) Math.max(1, Math.round(share * suited));
  }

  /** What it spends: so many trajectories from noise. */
  long nfe(int steps) {
    return (long) trajectories * steps;
  }
}
