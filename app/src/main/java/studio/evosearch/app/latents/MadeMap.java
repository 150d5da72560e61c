package studio.evosearch.app.latents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMaps;
import studio.evosearch.engine.analysis.RunModels;
import studio.evosearch.engine.analysis.StateFeatures;
import studio.evosearch.engine.analysis.Watcher;
import studio.evosearch.engine.run.KeptLatents;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/**
 * What came of a wish.
 *
 * @param report of the run as it was then
 * @param states the state indices that were kept
 * @param content empty where there is nothing to draw
 */
record MadeMap(Wish wish, RunReport report, List<Integer> states, Optional<Content> content) {
  /** Of fewer points there is no telling who is near whom. */
  static final int FEWEST = 4;

  /**
   * A map.
   *
   * @param features what it was made of
   * @param plot what is painted
   */
  record Content(StateFeatures features, MapPlot plot) {}

  MadeMap {
    states = List.copyOf(states);
  }

  /** Nothing came of it. */
  static MadeMap nothing(Wish wish, RunReport report, List<Integer> states) {
    return new MadeMap(wish, report, states, Optional.empty());
  }

  /** The state index that was wanted; empty when none was kept. */
  Optional<Integer> state() {
    return wish.state()
        .or(() -> states.isEmpty() ? Optional.empty() : Optional.of(states.getLast()));
  }

  /** Whether it is what is wanted now. */
  boolean fulfils(Wish wanted, RunReport now) {
    return wish.equals(wanted) && report.candidates().equals(now.candidates());
  }

  /**
   * Makes a map; takes long.
   *
   * @param before an earlier one: where it was made of the same wish, its points keep their places
   * @throws studio.evosearch.engine.run.RunException when the run cannot be read
   * @throws java.util.concurrent.CancellationException as the watcher does
   */
  static MadeMap make(Wish wish, RunReport report, Optional<MadeMap> before, Watcher watcher) {
    try (RunStore store = RunStore.read(wish.run())) {
      Map<Integer, KeptLatents> latents = store.latents(wish.settings().part());
      MadeMap nothing = nothing(wish, report, List.copyOf(latents.keySet()));
      Optional<Integer> state =
          nothing
              .state()
              .filter(s ->
                  Optional.ofNullable(latents.get(s))
                      .filter(kept -> judged(kept, report.candidates()) >= FEWEST)
                      .isPresent());
      if (state.isEmpty()) {
        return nothing;
      }
      StateFeatures features =
          before
              .filter(b -> b.wish.sameLatents(wish))
              .filter(b -> b.report.candidates().equals(report.candidates()))
              .flatMap(MadeMap::content)
              .map(Content::features)
              .orElseGet(() ->
                  StateFeatures.of(store, report, state.get(), wish.settings().part(), watcher));
      Optional<LatentMap> earlier =
          before
              .filter(b -> b.wish.equals(wish))
              .flatMap(MadeMap::content)
              .map(content -> content.plot().map())
              .filter(map -> map.state() == state.get());
      LatentMap map = LatentMaps.of(features, wish.settings(), earlier, watcher);
      MapPlot plot = new MapPlot(map, report, RunModels.field(report, map));
      return new MadeMap(wish, report, nothing.states, Optional.of(new Content(features, plot)));
    }
  }

  private static long judged(KeptLatents latents, List<CandidateLine> candidates) {
    return latents.candidates().stream()
        .filter(id -> id < candidates.size())
        .filter(id -> Double.isFinite(candidates.get(id.intValue()).reward()))
        .count();
  }
}
