package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Drives a method without any model: a candidate's reward is a given function of it. */
final class Scene {
  final int steps;
  final List<Candidate> archive = new ArrayList<>();
  final List<Round> rounds = new ArrayList<>();
  Controls controls = Controls.of(0.3, 1, 3, 1);
  boolean branch;
  int rootState;
  long seed = 1;
  long nfeLeft = Long.MAX_VALUE;
  private final ToDoubleFunction<Candidate> reward;

  Scene(int steps, ToDoubleFunction<Candidate> reward) {
    this.steps = steps;
    this.reward = reward;
  }

  /** Rewards that look random and differ for every id. */
  static Scene shuffled(int steps) {
    return new Scene(steps, c -> Math.sin(c.id() * 12.9898) * 43758.5453 % 1);
  }

  SearchView view() {
    return new SearchView(
        seed,
        steps,
        branch,
        rootState,
        rounds.size(),
        archive,
        id -> archive.get((int) id).rewards().getOrDefault("r", Double.NaN),
        nfeLeft,
        controls);
  }

  Optional<Round> step(SearchMethod method) {
    Optional<Round> round = method.next(view());
    round.ifPresent(r -> {
      for (Proposal p : r.proposals()) {
        long id = archive.size();
        Candidate candidate = new Candidate(id, r.index(), p.start(), p.from(), p.to(), Map.of());
        archive.add(candidate.withRewards(Map.of("r", reward.applyAsDouble(candidate))));
      }
      rounds.add(r);
    });
    return round;
  }

  /** To the end; the NFE spent. */
  long run(SearchMethod method) {
    while (step(method).isPresent()) {
      // goes on
    }
    return rounds.stream().mapToLong(Round::nfe).sum();
  }
}
