package studio.evosearch.app.setup;

import java.util.List;
import studio.evosearch.engine.run.RunPlan;

/**
 * One generation on the picture of the trajectory.
 *
 * @param from the state its trajectories start at
 * @param to the state they end at
 * @param carried candidates carried over, which cost nothing
 * @param fresh candidates that are denoised, some of them perhaps not to the end
 * @param nfe what it costs
 */
record Bar(int from, int to, int carried, int fresh, long nfe) {

  /** The generations of a plan that denoise anything. */
  static List<Bar> of(RunPlan plan) {
    return plan.generations().stream()
        .filter(g -> g.candidates() > 0)
        .map(g ->
            new Bar(
                g.state(),
                g.state() + Math.toIntExact(g.nfe() / g.candidates()),
                g.carried(),
                g.candidates(),
                g.nfe()))
        .toList();
  }

  int size() {
    return carried + fresh;
  }
}
