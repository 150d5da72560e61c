package studio.evosearch.engine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import studio.evosearch.engine.model.Footage;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.run.KeptLatents;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/**
 * How early a reward knows: whether it puts the previews of candidates, the decoded estimates x0hat
 * at a state, in the order in which it puts their pictures in the end. Where it does, a look at
 * that state is worth its cost.
 */
public final class PreviewRanks {
  private PreviewRanks() {}

  /** Decodes latents, in order: a generator, or who has one. */
  public interface Decoder {
    List<Footage> decode(float[][] latents);
  }

  /**
   * Decodes and judges the stored estimates, in batches of the run's size.
   *
   * @param report of the same run
   * @param states the state indices to look at; those without estimates are left out
   * @param decoder of the run's model
   * @param rewards some of the run's
   * @return by state index and reward the rank correlation; NaN where nothing can be said, as of
   *     fewer than two candidates
   * @throws studio.evosearch.engine.reward.RewardException as a reward does
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  public static SortedMap<Integer, Map<String, Double>> of(
      RunStore store,
      RunReport report,
      SortedSet<Integer> states,
      Decoder decoder,
      List<Reward> rewards,
      Watcher watcher) {
    SortedMap<Integer, KeptLatents> kept = store.latents(Part.X0);
    SortedMap<Integer, Map<String, Double>> ranks = new TreeMap<>();
    for (int s : states) {
      KeptLatents all = kept.get(s);
      if (all == null) {
        continue;
      }
      KeptLatents some = all.only(id -> finished(id, s, report));
      if (!some.candidates().isEmpty()) {
        Watcher named = (what, share) -> watcher.at("state " + s + ": " + what, share);
        ranks.put(s, of(some, report, decoder, rewards, named));
      }
    }
    return ranks;
  }

  /** Whether a candidate went on from a state to a picture that was judged. */
  private static boolean finished(long id, int s, RunReport report) {
    if (id >= report.candidates().size()) {
      // Stored since the report was made.
      return false;
    }
    CandidateLine candidate = report.candidates().get((int) id);
    return candidate.end() == report.spec().steps()
        && candidate.end() > s
        && Double.isFinite(candidate.reward());
  }

  private static Map<String, Double> of(
      KeptLatents estimates,
      RunReport report,
      Decoder decoder,
      List<Reward> rewards,
      Watcher watcher) {
    List<Long> ids = estimates.candidates();
    int batch = report.spec().batch();
    double[][] previews = new double[rewards.size()][ids.size()];
    for (int from = 0; from < ids.size(); from += batch) {
      watcher.at("previews", (double) from / ids.size());
      float[][] latents = estimates.read(from, Math.min(batch, ids.size() - from));
      List<Sample> samples = Sample.of(latents, decoder.decode(latents));
      for (int r = 0; r < previews.length; r++) {
        double[] scores = rewards.get(r).judge(samples, report.prompt());
        System.arraycopy(scores, 0, previews[r], from, scores.length);
      }
    }
    Map<String, Double> ranks = new LinkedHashMap<>();
    for (int r = 0; r < previews.length; r++) {
      String name = rewards.get(r).name();
      ranks.put(name, correlation(previews[r], finals(ids, report, name)));
    }
    return ranks;
  }

  private static double[] finals(List<Long> ids, RunReport report, String reward) {
    return ids.stream()
        .mapToDouble(
            id -> report.candidates().get(id.intValue()).rewards().getOrDefault(reward, Double.NaN))
        .toArray();
  }

  /** Of those that have both. */
  private static double correlation(double[] a, double[] b) {
    List<Integer> both = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      if (Double.isFinite(a[i]) && Double.isFinite(b[i])) {
        both.add(i);
      }
    }
    return RankCorrelation.spearman(
        both.stream().mapToDouble(i -> a[i]).toArray(),
        both.stream().mapToDouble(i -> b[i]).toArray());
  }
}
