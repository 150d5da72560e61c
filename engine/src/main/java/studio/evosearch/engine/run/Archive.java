package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Controls;

/** Every candidate of a run with its fitness under the current prompt and ratings. */
final class Archive {
  private final RewardMix mix;
  private final List<Candidate> candidates = new ArrayList<>();
  private double[] fitness = new double[0];

  Archive(RewardMix mix) {
    this.mix = mix;
  }

  List<Candidate> candidates() {
    return Collections.unmodifiableList(candidates);
  }

  /** The fitness of a candidate; NaN when it is quarantined. */
  double fitness(long id) {
    return fitness[(int) id];
  }

  void add(List<Candidate> more, Controls controls) {
    candidates.addAll(more);
    weigh(controls);
  }

  void replace(List<Candidate> rejudged, Controls controls) {
    candidates.clear();
    add(rejudged, controls);
  }

  /** Works the fitness out anew: the guides' mix, and a person's liking. */
  void weigh(Controls controls) {
    List<double[]> scores = new ArrayList<>();
    for (RewardMix.Term term : mix.terms()) {
      scores.add(
          candidates.stream()
              .mapToDouble(c -> c.rewards().getOrDefault(term.name(), Double.NaN))
              .toArray());
    }
    fitness = mix.fitness(scores);
    for (int id = 0; id < fitness.length; id++) {
      double liking = controls.ratings().getOrDefault((long) id, 0.0);
      fitness[id] =
          Double.isFinite(fitness[id])
              ? fitness[id] + controls.ratingWeight() * liking
              : Double.NaN;
    }
  }

  /** The best finished candidate that nobody rejected; the older one of equals. */
  Optional<RunEvent.Best> best(int steps, Controls controls) {
    return candidates.stream()
        .filter(c -> c.to() == steps && Double.isFinite(fitness(c.id())))
        .filter(c -> !controls.rejected().contains(c.id()))
        .max((a, b) -> {
          int byFitness = Double.compare(fitness(a.id()), fitness(b.id()));
          return byFitness != 0 ? byFitness : Long.compare(b.id(), a.id());
        })
        .map(c -> new RunEvent.Best(c.id(), fitness(c.id())));
  }
}
