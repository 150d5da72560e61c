package studio.evosearch.engine.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The particles of the last generation with their weights, worked out anew from the archive, so
 * that nothing but the archive has to be kept.
 *
 * @param ids candidate ids
 * @param logWeights since the last resampling; -infinity for particles that failed or were rejected
 */
@SuppressWarnings("ArrayRecordComponent")
record Particles(List<Long> ids, double[] logWeights) {

  /** One particle's path so far. */
  private record Path(double carried, double logPotentials, double logWeight) {}

  static Particles after(SearchView view, ParticleSampling method) {
    Map<Long, Path> paths = new HashMap<>();
    Particles current = new Particles(List.of(), new double[0]);
    Map<Integer, List<Candidate>> rounds =
        view.archive().stream().collect(Collectors.groupingBy(Candidate::round));
    for (int round = 0; round < view.round(); round++) {
      List<Candidate> members = rounds.getOrDefault(round, List.of());
      double[] logWeights = new double[members.size()];
      for (int i = 0; i < logWeights.length; i++) {
        Candidate member = members.get(i);
        Path path = extend(view, method, paths, member);
        paths.put(member.id(), path);
        logWeights[i] = path.logWeight();
      }
      current = new Particles(members.stream().map(Candidate::id).toList(), logWeights);
    }
    return current;
  }

  private static Path extend(
      SearchView view, ParticleSampling method, Map<Long, Path> paths, Candidate member) {
    double reward = view.fitness().applyAsDouble(member.id());
    if (!Double.isFinite(reward) || view.controls().rejected().contains(member.id())) {
      return new Path(method.potential().start(), 0, Double.NEGATIVE_INFINITY);
    }
    Path parent = new Path(method.potential().start(), 0, 0);
    boolean resampled = false;
    if (member.start() instanceof Start.Particle start) {
      parent = paths.getOrDefault(start.parentId(), parent);
      resampled = start.resampled();
    }
    double carried = method.potential().carry(parent.carried(), reward);
    double log =
        member.to() == view.steps()
            ? method
                .potential()
                .lastLog(method.lambda(), parent.carried(), reward, parent.logPotentials())
            : method.potential().log(method.lambda(), parent.carried(), carried, reward);
    double before = resampled ? 0 : parent.logWeight();
    return new Path(carried, parent.logPotentials() + log, before + log);
  }

  int count() {
    return ids.size();
  }

  long id(int index) {
    return ids.get(index);
  }

  /** Whether no particle can go on. */
  boolean none() {
    return living().length == 0;
  }

  /** Indices of the particles that can go on. */
  int[] living() {
    return IntStream.range(0, logWeights.length)
        .filter(i -> Double.isFinite(logWeights[i]))
        .toArray();
  }

  /** Whether to resample now: always, or when the particles' worth falls below half of them. */
  boolean resamplingDue(boolean adaptive) {
    return !adaptive
        || Arrays.stream(logWeights).anyMatch(w -> w == Double.NEGATIVE_INFINITY)
        || Resampling.effectiveSampleSize(logWeights) < 0.5 * count();
  }
}
