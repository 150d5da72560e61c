package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Guide and held-out reward part ways: the search finds pictures that the guide likes ever more and
 * another judge ever less, which is what a search that exploits its guide looks like (Goodhart's
 * law; Gao, Schulman, Hilton, arXiv 2210.10760, measure it as a gold reward that falls while its
 * proxy still rises).
 *
 * <p>Looked at are the eight candidates the guide likes best so far: what the search would hand
 * over, less the luck of a single one. Their fitness can only rise. The alarm goes off when the
 * mean of their held-out reward lies at least three standard errors below where it once was, the
 * standard error being that of the difference of two means of eight, from the spread of all
 * candidates. Less is what chance does, since the highest of many means is high by chance too.
 *
 * <p>Unfinished candidates say nothing: a reward of a state on the way moves with the state.
 *
 * @param heldOut which reward
 * @param since the index of the generation after which it stood highest
 * @param fall since then, in standard errors
 */
record PartingWays(String heldOut, int since, double fall) {
  /** How many of the best are looked at. */
  static final int BEST = 8;

  /** The fall that sets the alarm off. */
  static final double ERRORS = 3;

  private record Level(int generation, double guide, double heldOut) {}

  /**
   * Whether they have parted.
   *
   * @param finished every finished candidate so far
   */
  static Optional<PartingWays> of(List<Landing> finished, String heldOut) {
    List<Landing> judged =
        finished.stream().filter(l -> Double.isFinite(l.point(heldOut).value())).toList();
    List<Level> levels = levels(judged, heldOut);
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    double spread =
        Spread.of(judged.stream().mapToDouble(l -> l.point(heldOut).value())).deviation();
    Level now = levels.getLast();
    // Of equally high ones, the first.
    Level peak = levels.stream().max(Comparator.comparingDouble(Level::heldOut)).orElse(now);
    double fall = (peak.heldOut() - now.heldOut()) / (spread * Math.sqrt(2.0 / BEST));
    return fall >= ERRORS && now.guide() > peak.guide()
        ? Optional.of(new PartingWays(heldOut, peak.generation(), fall))
        : Optional.empty();
  }

  /** Where the best so far stand after each generation, from the first on there are enough. */
  private static List<Level> levels(List<Landing> judged, String heldOut) {
    TreeMap<Integer, List<Landing>> generations =
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    l -> l.candidate().generation(), TreeMap::new, Collectors.toList()));
    PriorityQueue<Landing> best =
        new PriorityQueue<>(Comparator.comparingDouble((Landing l) -> l.point().value()));
    List<Level> levels = new ArrayList<>();
    generations.forEach((generation, own) -> {
      for (Landing landing : own) {
        best.add(landing);
        if (best.size() > BEST) {
          best.remove();
        }
      }
      if (best.size() == BEST) {
        levels.add(level(generation, best, heldOut));
      }
    });
    return levels;
  }

  private static Level level(int generation, Collection<Landing> best, String heldOut) {
    return new Level(
        generation,
        Spread.of(best.stream().mapToDouble(l -> l.point().value())).mean(),
        Spread.of(best.stream().mapToDouble(l -> l.point(heldOut).value())).mean());
  }
}
