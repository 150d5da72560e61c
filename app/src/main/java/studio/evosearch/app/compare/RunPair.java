package studio.evosearch.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.evosearch.engine.reward.RewardMix;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.SpecDifference;

/**
 * Two runs held against each other at equal cost.
 *
 * @param left the run on show
 * @param right another
 * @param leftCurve up to the generation on show
 * @param rightCurve to its end
 */
record RunPair(RunReport left, RunReport right, RunCurve leftCurve, RunCurve rightCurve) {
  private static final int MOST_ROWS = 12;

  /**
   * The best of both by the time they had spent as much.
   *
   * @param nfe how much: one of the two finished a generation there
   */
  record Row(long nfe, Optional<RunCurve.Point> left, Optional<RunCurve.Point> right) {}

  static RunPair of(RunReport left, int generation, RunReport right) {
    return new RunPair(
        left,
        right,
        RunCurve.of(left, generation),
        RunCurve.of(right, right.generations().size() - 1));
  }

  /** Equal costs from small to large, up to where the cheaper run ended; a dozen at most. */
  List<Row> rows() {
    long end = Math.min(spent(leftCurve), spent(rightCurve));
    TreeSet<Long> marks = new TreeSet<>();
    Stream.of(leftCurve, rightCurve)
        .flatMap(curve -> curve.points().stream())
        .map(RunCurve.Point::nfe)
        .filter(nfe -> nfe <= end)
        .forEach(marks::add);
    List<Long> all = List.copyOf(marks);
    List<Row> rows = new ArrayList<>();
    int count = Math.min(MOST_ROWS, all.size());
    for (int i = 1; i <= count; i++) {
      long nfe = all.get(i * all.size() / count - 1);
      rows.add(new Row(nfe, leftCurve.at(nfe), rightCurve.at(nfe)));
    }
    return rows;
  }

  private static long spent(RunCurve curve) {
    return curve.points().isEmpty() ? 0 : curve.points().getLast().nfe();
  }

  /** Whether their fitnesses mean the same: same prompt, same rewards, joined the same way. */
  boolean fair() {
    return left.prompt().equals(right.prompt()) && joinedAlike(left.spec(), right.spec());
  }

  /** Whether two runs make a fitness of rewards in the same way, whatever else they hold. */
  static boolean joinedAlike(RunSpec a, RunSpec b) {
    // Ranks and z-scores are relative to a run's own candidates.
    return a.rewardMode() == RewardMix.Mode.SUM
        && b.rewardMode() == RewardMix.Mode.SUM
        && a.rewards().equals(b.rewards());
  }

  /** Settings in which they differ, with both values. */
  Map<String, List<String>> differences() {
    return SpecDifference.among(List.of(left.spec(), right.spec()));
  }

  /** A run's name for people. */
  static String name(Path run) {
    return String.valueOf(run.getFileName()).replaceFirst("\\.evorun$", "");
  }
}
