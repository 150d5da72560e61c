package studio.evosearch.engine.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.BadRunException;
import studio.evosearch.engine.run.KeptLatents;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.run.RunException;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/**
 * How the reward lies over the latents of a run: whether good ones are near each other, and how
 * much of it children inherit, for each state index that was kept.
 *
 * @param run its folder
 * @param states in order
 */
public record Landscape(String run, List<StateLine> states) {
  /**
   * One state index.
   *
   * @param candidates that have such a latent and a reward
   * @param latents whether neighbours among them, of all values of the latents, have like rewards
   * @param map the same of neighbours on the map of them
   * @param heritability of the rewards of those that began here as children
   * @param effectiveParents of the same; 0 where there are none
   * @param diversity of the pictures of all that began here, of {@code PictureFeature}s; NaN for
   *     fewer than two
   * @param previewRanks by reward, the rank correlation of what it says of x0hat with what it says
   *     of the picture in the end; empty where that was not asked for
   */
  public record StateLine(
      int state,
      int candidates,
      MoransI latents,
      MoransI map,
      Heritability heritability,
      double effectiveParents,
      double diversity,
      Map<String, Double> previewRanks) {
    private StateLine with(Map<String, Double> ranks) {
      return new StateLine(
          state, candidates, latents, map, heritability, effectiveParents, diversity, ranks);
    }
  }

  public Landscape {
    states = List.copyOf(states);
  }

  /** The state indices of which a run kept latents. */
  public static SortedSet<Integer> states(RunStore store) {
    return new TreeSet<>(store.latents(Part.LATENT).keySet());
  }

  /**
   * Surveys a run; takes as long as a map of each state does.
   *
   * @param report of the same run
   * @param states the state indices to look at
   * @param settings of the maps
   * @param known a map of one of the states by these settings, which need not be made again
   * @throws BadRunException when the run kept no such state
   * @throws RunException when it cannot be read
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  public static Landscape of(
      RunStore store,
      RunReport report,
      SortedSet<Integer> states,
      MapSettings settings,
      Optional<LatentMap> known,
      Watcher watcher) {
    SortedMap<Integer, KeptLatents> kept = store.latents(settings.part());
    List<StateLine> lines = new ArrayList<>();
    for (int s : states) {
      Watcher named = (what, share) -> watcher.at("state " + s + ": " + what, share);
      StateFeatures features = StateFeatures.of(store, kept, report, s, settings.part(), named);
      LatentMap map =
          known
              .filter(m -> m.state() == s && m.settings().equals(settings))
              .orElseGet(() -> LatentMaps.of(features, settings, Optional.empty(), named));
      lines.add(line(store, report, features, map));
    }
    return new Landscape(report.run(), lines);
  }

  private static StateLine line(
      RunStore store, RunReport report, StateFeatures features, LatentMap map) {
    int s = features.state();
    List<CandidateLine> began =
        report.candidates().stream()
            .filter(c -> c.state() == s && Double.isFinite(c.reward()))
            .toList();
    List<CandidateLine> children = began.stream().filter(c -> c.parent().isPresent()).toList();
    long[] parents = children.stream().mapToLong(c -> c.parent().orElseThrow()).toArray();
    double[] rewards = children.stream().mapToDouble(CandidateLine::reward).toArray();
    return new StateLine(
        s,
        features.candidates().size(),
        moran(features.nearest(), features, map.settings().seed()),
        moran(onMap(map), features, map.settings().seed()),
        Heritability.of(parents, rewards),
        Parentage.effectiveParents(LongStream.of(parents)),
        Diversity.meanPairwise(began.stream().map(c -> feature(store, c.id())).toList()),
        Map.of());
  }

  private static Neighbours onMap(LatentMap map) {
    return Neighbours.inPlane(
        map.points().stream().mapToDouble(LatentMap.Point::x).toArray(),
        map.points().stream().mapToDouble(LatentMap.Point::y).toArray(),
        StateFeatures.NEIGHBOURS);
  }

  private static MoransI moran(Neighbours neighbours, StateFeatures features, long seed) {
    return MoransI.of(neighbours.index(), features.rewards(), MoransI.PERMUTATIONS, seed);
  }

  private static float[] feature(RunStore store, long candidate) {
    try {
      return PictureFeature.of(Png.decode(store.png(candidate)));
    } catch (IOException e) {
      throw new RunException(store.picture(candidate) + ": " + e.getMessage(), e);
    }
  }

  /** The same with what previews tell, by state index. */
  public Landscape with(Map<Integer, Map<String, Double>> previewRanks) {
    return new Landscape(
        run,
        states.stream()
            .map(line -> line.with(previewRanks.getOrDefault(line.state(), Map.of())))
            .toList());
  }
}
