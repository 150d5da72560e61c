package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Controls;
import studio.evosearch.engine.search.Proposal;
import studio.evosearch.engine.search.Round;
import studio.evosearch.engine.search.SearchView;

/**
 * What a run will do, worked out before it runs, by asking its method for one generation after
 * another with candidates of invented fitness. Where a method lets rewards decide, this is one
 * course of many: when zero-order search gives up a pivot, how many particles outlive the last
 * draw. Budgets of time and reward, failures and a person's commands are left out.
 *
 * @param generations in order; the first ones alone where the plan was cut
 * @param nfe what all generations cost, at most where the plan was cut
 * @param cut whether the run is too long to be planned to its end
 */
public record RunPlan(List<PlannedGeneration> generations, long nfe, boolean cut) {
  private static final int MOST_CANDIDATES = 20_000;
  private static final int MOST_GENERATIONS = 2_000;

  /**
   * One generation.
   *
   * @param index 0 for the first
   * @param state the state index its trajectories start at
   * @param carried candidates carried over, at no cost
   * @param candidates new ones
   * @param nfe what it costs
   * @param nfeSoFar spent up to and with it
   */
  public record PlannedGeneration(
      int index, int state, int carried, int candidates, long nfe, long nfeSoFar) {}

  public RunPlan {
    generations = List.copyOf(generations);
  }

  /** Plans a run; takes milliseconds, needs no model and no rewards. */
  public static RunPlan of(RunSpec spec) {
    return new Rehearsal(spec).play();
  }

  /** A run without its parts. */
  private static final class Rehearsal {
    private final RunSpec spec;
    private final Controls controls;
    private final List<Candidate> archive = new ArrayList<>();
    private final List<Double> fitness = new ArrayList<>();
    private final List<PlannedGeneration> generations = new ArrayList<>();
    private final SplittableRandom rewards = new SplittableRandom(1);
    private long nfe;

    Rehearsal(RunSpec spec) {
      this.spec = spec;
      this.controls = Settings.of(spec).controls();
    }

    RunPlan play() {
      while (archive.size() < MOST_CANDIDATES && generations.size() < MOST_GENERATIONS) {
        SearchView view = view();
        Optional<Round> wanted = spec.method().next(view);
        if (wanted.isEmpty()) {
          return new RunPlan(generations, nfe, false);
        }
        Round round = wanted.get().within(view.nfeLeft());
        if (round.proposals().isEmpty() && !wanted.get().proposals().isEmpty()) {
          return new RunPlan(generations, nfe, false);
        }
        add(round);
      }
      SearchView view = view();
      long left = Math.min(view.nfeLeft(), spec.method().remainingNfe(view));
      return new RunPlan(generations, nfe + left, left > 0);
    }

    private SearchView view() {
      return new SearchView(
          spec.seed(),
          spec.steps(),
          spec.branch().isPresent(),
          spec.rootState(),
          generations.size(),
          archive,
          id -> fitness.get((int) id),
          spec.budget().nfe().orElse(Long.MAX_VALUE) - nfe,
          controls);
    }

    private void add(Round round) {
      for (Proposal p : round.proposals()) {
        archive.add(
            new Candidate(archive.size(), round.index(), p.start(), p.from(), p.to(), Map.of()));
        fitness.add(rewards.nextDouble());
      }
      nfe += round.nfe();
      generations.add(
          new PlannedGeneration(
              round.index(),
              round.state(),
              round.elites().size(),
              round.proposals().size(),
              round.nfe(),
              nfe));
    }
  }
}
