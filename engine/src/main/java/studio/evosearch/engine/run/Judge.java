package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.reward.RewardException;

/**
 * Asks the rewards, guides first. What one sample or one reward does wrong stays with that sample:
 * its value is left out, and a candidate whose guides are not all there is quarantined.
 */
final class Judge {
  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

  private final List<Workers<Reward>> rewards;
  private final int batch;

  /**
   * @param batch samples that a reward judges at a time, whatever devices it is on
   */
  Judge(List<Workers<Reward>> rewards, int batch) {
    this.rewards = List.copyOf(rewards);
    this.batch = batch;
  }

  /**
   * What the rewards say of samples.
   *
   * @param rewards by name, a map a sample; rewards that failed or were not finite are absent
   * @param failures why, by index of the sample
   * @param spent verifier calls, a sample counts once for each reward, and their time
   */
  record Verdict(List<Map<String, Double>> rewards, Map<Integer, String> failures, Ledger spent) {}

  /** What a reward says of the sample of this index, and why where that is no number. */
  private record Score(int sample, double value, String why) {}

  /** Gives the rewards' device memory back until the next call. */
  void release() {
    rewards.forEach(reward -> reward.all(Reward::release));
  }

  /** Ends judging as {@link Reward#cancel} does; from any thread. */
  void cancel() {
    rewards.forEach(reward -> reward.all(Reward::cancel));
  }

  /**
   * Judges samples.
   *
   * @throws java.util.concurrent.CancellationException after {@link #cancel}
   */
  Verdict judge(List<Sample> samples, String prompt) {
    List<Map<String, Double>> values = new ArrayList<>();
    samples.forEach(sample -> values.add(new LinkedHashMap<>()));
    Map<Integer, String> failures = new HashMap<>();
    List<Integer> all = IntStream.range(0, samples.size()).boxed().toList();
    for (int i : all) {
      if (!finite(samples.get(i).latent())) {
        failures.put(i, "the model gave it a latent that is not finite (NaN or infinity)");
      }
    }
    Set<Integer> broken = Set.copyOf(failures.keySet());
    long begin = System.nanoTime();
    for (Workers<Reward> reward : rewards) {
      String name = reward.lead().name();
      List<Score> scores =
          reward.each(
              all,
              batch,
              (one, some) -> {
                List<Integer> sound = some.stream().filter(i -> !broken.contains(i)).toList();
                return sound.isEmpty() ? List.of() : scores(one, sound, samples, prompt);
              });
      for (Score score : scores) {
        if (Double.isFinite(score.value())) {
          values.get(score.sample()).put(name, score.value());
        } else {
          failures.putIfAbsent(score.sample(), name + ": " + score.why());
        }
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long calls = (long) rewards.size() * (samples.size() - broken.size());
    return new Verdict(values, failures, new Ledger(0, 0, 0, calls, 0, 0, seconds, 0));
  }

  /** All at once, or one by one where that fails, so that one bad sample costs no other. */
  private static List<Score> scores(
      Reward reward, List<Integer> some, List<Sample> samples, String prompt) {
    try {
      double[] values = reward.judge(some.stream().map(samples::get).toList(), prompt);
      return IntStream.range(0, values.length)
          .mapToObj(i -> new Score(some.get(i), values[i], "gave no finite value"))
          .toList();
    } catch (RewardException e) {
      if (some.size() == 1) {
        LOG.warn("{} failed on one sample", reward.name(), e);
        String why = Optional.ofNullable(e.getMessage()).orElse("failed");
        return List.of(new Score(some.getFirst(), Double.NaN, why));
      }
      LOG.warn("{} failed on {} samples, asking one by one", reward.name(), some.size(), e);
      return some.stream()
          .flatMap(i -> scores(reward, List.of(i), samples, prompt).stream())
          .toList();
    }
  }

  private static boolean finite(float[] latent) {
    for (float value : latent) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
