package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;

/** The first trajectories of a search: fresh noises, or variants of the state it branches from. */
final class Roots {
  private Roots() {}

  /**
   * So many trajectories from the run's root to state {@code to}. A branch keeps its stored state
   * unchanged once, in the first round's first trajectory; every other one is a mutation of it.
   */
  static List<Proposal> proposals(SearchView view, int count, int to, MutationOperator operator) {
    List<Proposal> proposals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      proposals.add(new Proposal(start(view, i, operator), view.rootState(), to));
    }
    return proposals;
  }

  private static Start start(SearchView view, int i, MutationOperator operator) {
    if (!view.branch()) {
      return new Start.Noise();
    }
    if (view.round() == 0 && i == 0) {
      return new Start.Root();
    }
    return new Start.MutatedRoot(operator.at(view.rootState(), view.controls()));
  }
}
