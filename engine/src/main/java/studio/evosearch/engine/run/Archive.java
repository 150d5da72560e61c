package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.search.Candidate;
import studio.evosearch.engine.search.Controls;

/** Every candidate of a run with its fitness under the current prompt and ratings. */
final class Archive {
  private final RewardMix mix;
  private final List<String> guides;
  private final List<Candidate> candidates = new ArrayList<>();
  private double[] fitness = new double[0];

  /**
   * @param guides reward names in the order of the mix's weights
   */
  Archive(RewardMix mix, List<String> guides) {
    this.mix = mix;
    this.guides = List.copyOf(guides);
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
    List<Integer> sound = new ArrayList<>();
    for (int id = 0; id < candidates.size(); id++) {
      Map<String, Double> rewards = candidates.get(id).rewards();
      if (rewards.keySet().containsAll(guides)) {
        sound.add(id);
        scores.add(guides.stream().mapToDouble(rewards::get).toArray());
      }
    }
    fitness = new double[candidates.size()];
    Arrays.fill(fitness, Double.NaN);
    double[] mixed = mix.fitness(scores);
    for (int i = 0; i < mixed.length; i++) {
      int id = sound.get(i);
      double liking = controls.ratings().getOrDefault((long) id, 0.0);
      fitness[id] = mixed[i] + controls.ratingWeight() * liking;
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
