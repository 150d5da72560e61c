package studio.evosearch.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final List<Reward> rewards;

  Judge(List<Reward> rewards) {
    this.rewards = List.copyOf(rewards);
  }

  /**
   * What the rewards say of samples.
   *
   * @param rewards by name, a map a sample; rewards that failed or were not finite are absent
   * @param failures why, by index of the sample
   * @param spent verifier calls, a sample counts once for each reward, and their time
   */
  record Verdict(List<Map<String, Double>> rewards, Map<Integer, String> failures, Ledger spent) {}

  /** Values in the samples' order, and why some are not finite. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared, and lives as long as one call.
  private record Scores(double[] values, Map<Integer, String> whys) {}

  /** Gives the rewards' device memory back until the next call. */
  void release() {
    rewards.forEach(Reward::release);
  }

  Verdict judge(List<Sample> samples, String prompt) {
    List<Map<String, Double>> values = new ArrayList<>();
    samples.forEach(sample -> values.add(new LinkedHashMap<>()));
    Map<Integer, String> failures = new HashMap<>();
    List<Integer> sound = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (finite(samples.get(i).latent())) {
        sound.add(i);
      } else {
        failures.put(i, "the model gave it a latent that is not finite (NaN or infinity)");
      }
    }
    long calls = 0;
    long begin = System.nanoTime();
    for (Reward reward : sound.isEmpty() ? List.<Reward>of() : rewards) {
      Scores scores = scores(reward, sound.stream().map(samples::get).toList(), prompt);
      calls += scores.values().length;
      for (int i = 0; i < scores.values().length; i++) {
        double value = scores.values()[i];
        if (Double.isFinite(value)) {
          values.get(sound.get(i)).put(reward.name(), value);
        } else {
          String why = scores.whys().getOrDefault(i, "gave no finite value");
          failures.putIfAbsent(sound.get(i), reward.name() + ": " + why);
        }
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Verdict(values, failures, new Ledger(0, 0, 0, calls, 0, 0, seconds, 0));
  }

  /** All at once, or one by one where that fails, so that one bad sample costs no other. */
  private static Scores scores(Reward reward, List<Sample> samples, String prompt) {
    try {
      return new Scores(reward.judge(samples, prompt), Map.of());
    } catch (RewardException e) {
      LOG.warn("{} failed on {} samples, asking one by one", reward.name(), samples.size(), e);
    }
    double[] scores = new double[samples.size()];
    Map<Integer, String> whys = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      try {
        scores[i] = reward.judge(List.of(samples.get(i)), prompt)[0];
      } catch (RewardException e) {
        LOG.warn("{} failed on one sample", reward.name(), e);
        scores[i] = Double.NaN;
        whys.put(i, Optional.ofNullable(e.getMessage()).orElse("failed"));
      }
    }
    return new Scores(scores, whys);
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
