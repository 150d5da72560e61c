package studio.evosearch.engine.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.PlaneGenerator;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.reward.Reward;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RewardTerm;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunStore;

/** What an analysis asks of a run's model and rewards, which it opens for as long as it takes. */
public final class RunModels {
  /** Pictures that are decoded together. */
  private static final int AT_ONCE = 64;

  private RunModels() {}

  /**
   * How early each guide knows.
   *
   * @return as {@link PreviewRanks} does
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  public static Map<Integer, Map<String, Double>> previewRanks(
      RunStore store, RunReport report, SortedSet<Integer> states, Watcher watcher) {
    RunSpec spec = report.spec();
    try (Generator generator =
        new LocalWorkshop().generator(spec.model(), spec.device(), spec.threads(), spec.size())) {
      return previewRanks(store, report, states, generator::decode, watcher);
    }
  }

  /**
   * The same where the run's model is open already.
   *
   * @param decoder of the run's model
   */
  public static Map<Integer, Map<String, Double>> previewRanks(
      RunStore store,
      RunReport report,
      SortedSet<Integer> states,
      PreviewRanks.Decoder decoder,
      Watcher watcher) {
    List<Reward> guides = new ArrayList<>();
    try {
      report.spec().rewards().forEach(term -> guides.add(open(term, report.spec())));
      return PreviewRanks.of(store, report, states, decoder, guides, watcher);
    } finally {
      guides.forEach(Reward::close);
    }
  }

  /** What lies under a toy's map; empty for other maps. */
  public static Optional<PlaneField> field(RunReport report, LatentMap map) {
    RunSpec spec = report.spec();
    if (map.settings().method() != MapMethod.TOY || !PlaneGenerator.isToy(spec.model())) {
      return Optional.empty();
    }
    Map<Reward, Double> guides = new LinkedHashMap<>();
    try (PlaneGenerator toy = PlaneGenerator.open(spec.model())) {
      spec.rewards().forEach(term -> guides.put(open(term, spec), term.weight()));
      return Optional.of(PlaneField.of(map, toy, spec.steps(), guides));
    } finally {
      guides.keySet().forEach(Reward::close);
    }
  }

  /**
   * What the first of a run's guides that sees in vectors sees in candidates' pictures.
   *
   * @param candidates their ids
   * @return a vector of length 1 for each
   * @throws BadRunException when none of the run's rewards sees so
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  static float[][] seen(RunStore store, RunReport report, List<Long> candidates, Watcher watcher) {
    for (RewardTerm term : report.spec().rewards()) {
      try (Reward reward = open(term, report.spec())) {
        if (reward.features(List.of()).isPresent()) {
          return seen(store, reward, candidates, watcher);
        }
      }
    }
    throw new BadRunException(
        report.run() + ": none of its rewards sees pictures as vectors; those on a CLIP do");
  }

  private static float[][] seen(
      RunStore store, Reward reward, List<Long> candidates, Watcher watcher) {
    float[][] seen = new float[candidates.size()][];
    for (int from = 0; from < seen.length; from += AT_ONCE) {
      watcher.at("looking", (double) from / seen.length);
      List<Sample> samples = new ArrayList<>();
      for (long id : candidates.subList(from, Math.min(seen.length, from + AT_ONCE))) {
        samples.add(new Sample(new float[0], picture(store, id)));
      }
      List<float[]> features = reward.features(samples).orElseThrow();
      for (int i = 0; i < features.size(); i++) {
        seen[from + i] = features.get(i);
      }
    }
    return seen;
  }

  private static Picture picture(RunStore store, long candidate) {
    try {
      return Png.decode(store.png(candidate));
    } catch (IOException e) {
      throw new RunException(store.picture(candidate) + ": " + e.getMessage(), e);
    }
  }

  private static Reward open(RewardTerm term, RunSpec spec) {
    return new LocalWorkshop().reward(term.reference(), spec.device(), spec.threads());
  }
}
