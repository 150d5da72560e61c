package studio.evosearch.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What rows say of their arms. The units of intervals are prompts, each by its mean over seeds,
 * since prompts differ more than seeds; where there is one prompt alone, its seeds.
 *
 * @param lines an arm and budget each, arms in the plan's order
 * @param comparisons of every arm with every baseline, at equal budgets
 */
public record BenchSummary(List<Line> lines, List<Comparison> comparisons) {
  private static final long BOOTSTRAP_SEED = 1;

  /**
   * An arm at a budget.
   *
   * @param runs rows it stands on
   * @param nfe spent, the mean
   * @param seconds the mean
   * @param measures the mean of each with its interval
   */
  public record Line(
      String arm,
      long budget,
      int runs,
      int prompts,
      double nfe,
      double seconds,
      SequencedMap<String, Estimate> measures) {}

  /**
   * Two arms at a budget, on the prompts and seeds that both have.
   *
   * @param wins pairs in which the arm's answer has the higher reward
   * @param ties equal ones
   * @param winRate wins and half of the ties, with Wilson's interval, as if pairs were independent
   * @param gains what the arm has more than the baseline of each measure, in the mean
   */
  public record Comparison(
      String arm,
      String baseline,
      long budget,
      int wins,
      int ties,
      int losses,
      Estimate winRate,
      SequencedMap<String, Estimate> gains) {}

  /** A prompt and seed. */
  private record Place(int prompt, long seed) {}

  /**
   * Sums rows up.
   *
   * @param baselines names of arms to compare the others with
   */
  public static BenchSummary of(BenchPlan plan, List<BenchRow> rows, List<String> baselines) {
    List<Line> lines = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (Arm arm : plan.arms()) {
      for (long budget : arm.specs().keySet()) {
        Map<Place, BenchRow> own = rows(rows, arm.name(), budget);
        lines.add(line(arm.name(), budget, own.values()));
        for (String baseline : baselines) {
          if (!baseline.equals(arm.name())) {
            List<Pair> pairs = pairs(own, rows(rows, baseline, budget));
            comparisons.add(comparison(arm.name(), baseline, budget, pairs));
          }
        }
      }
    }
    return new BenchSummary(lines, comparisons);
  }

  /** The line of an arm and budget. */
  public Line line(String arm, long budget) {
    return lines.stream()
        .filter(l -> l.arm().equals(arm) && l.budget() == budget)
        .findFirst()
        .orElseThrow();
  }

  /** How an arm compares with a baseline; empty for a baseline itself. */
  public Optional<Comparison> comparison(String arm, String baseline, long budget) {
    return comparisons.stream()
        .filter(c -> c.arm().equals(arm) && c.baseline().equals(baseline) && c.budget() == budget)
        .findFirst();
  }

  private static Map<Place, BenchRow> rows(List<BenchRow> rows, String arm, long budget) {
    Map<Place, BenchRow> own = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.arm().equals(arm) && row.budget() == budget)
        .forEach(row -> own.put(new Place(row.prompt(), row.seed()), row));
    return own;
  }

  private static Line line(String arm, long budget, Collection<BenchRow> rows) {
    SequencedMap<String, Estimate> measures = new LinkedHashMap<>();
    for (String name : names(rows.stream())) {
      measures.put(name, estimate(rows, BenchRow::prompt, row -> row.measure(name)));
    }
    return new Line(
        arm,
        budget,
        rows.size(),
        (int) rows.stream().map(BenchRow::prompt).distinct().count(),
        rows.stream().mapToLong(BenchRow::nfe).average().orElse(Double.NaN),
        rows.stream().mapToDouble(BenchRow::seconds).average().orElse(Double.NaN),
        measures);
  }

  private static SequencedSet<String> names(Stream<BenchRow> rows) {
    SequencedSet<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.measures().keySet()));
    return names;
  }

  /** Two arms' rows of one place. */
  private record Pair(BenchRow own, BenchRow other) {
    int prompt() {
      return own.prompt();
    }

    double gain(String measure) {
      return own.measure(measure) - other.measure(measure);
    }
  }

  private static Comparison comparison(String arm, String baseline, long budget, List<Pair> pairs) {
    double[] gains = pairs.stream().mapToDouble(p -> p.gain(Measures.REWARD)).toArray();
    int wins = (int) Arrays.stream(gains).filter(gain -> gain > 0).count();
    int ties = (int) Arrays.stream(gains).filter(gain -> gain == 0).count();
    int losses = (int) Arrays.stream(gains).filter(gain -> gain < 0).count();
    SequencedMap<String, Estimate> estimates = new LinkedHashMap<>();
    for (String name : names(pairs.stream().map(Pair::own))) {
      estimates.put(name, estimate(pairs, Pair::prompt, pair -> pair.gain(name)));
    }
    return new Comparison(
        arm,
        baseline,
        budget,
        wins,
        ties,
        losses,
        Wilson.rate(wins + ties / 2.0, wins + ties + losses),
        estimates);
  }

  private static List<Pair> pairs(Map<Place, BenchRow> own, Map<Place, BenchRow> others) {
    List<Pair> pairs = new ArrayList<>();
    own.forEach((place, row) ->
        Optional.ofNullable(others.get(place)).ifPresent(other -> pairs.add(new Pair(row, other))));
    return pairs;
  }

  private static <T> Estimate estimate(
      Collection<T> all, ToIntFunction<T> prompt, ToDoubleFunction<T> value) {
    Map<Integer, List<Double>> byPrompt = new TreeMap<>();
    for (T one : all) {
      byPrompt
          .computeIfAbsent(prompt.applyAsInt(one), p -> new ArrayList<>())
          .add(value.applyAsDouble(one));
    }
    List<List<Double>> prompts = List.copyOf(byPrompt.values());
    double[] units =
        prompts.size() == 1
            ? prompts.getFirst().stream().mapToDouble(v -> v).toArray()
            : prompts.stream().mapToDouble(BenchSummary::mean).toArray();
    return Bootstrap.mean(units, BOOTSTRAP_SEED);
  }

  private static double mean(List<Double> values) {
    return values.stream()
        .mapToDouble(v -> v)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
