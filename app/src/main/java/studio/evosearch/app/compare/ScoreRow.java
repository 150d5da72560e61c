package studio.evosearch.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One reward of several candidates.
 *
 * @param reward its name; empty for the fitness
 * @param values one a candidate; NaN where it is missing
 * @param best which of them are the best; none where all are equal or they do not compare
 */
record ScoreRow(String reward, boolean heldOut, List<Double> values, Set<Integer> best) {
  /** Fitness, then every reward that guides or is held out somewhere. */
  static List<ScoreRow> of(List<Entry> entries) {
    boolean fair = entries.stream().allMatch(entries.getFirst()::judgedAs);
    boolean samePrompt = entries.stream().map(Entry::prompt).distinct().count() == 1;
    List<ScoreRow> rows = new ArrayList<>();
    rows.add(row("", false, entries.stream().map(e -> e.line().reward()).toList(), fair));
    Set<String> guides = new LinkedHashSet<>();
    entries.forEach(e -> guides.addAll(e.guides()));
    Set<String> heldOut = new LinkedHashSet<>();
    entries.forEach(e -> heldOut.addAll(e.heldOut()));
    heldOut.removeAll(guides);
    guides.forEach(name -> rows.add(row(name, false, values(entries, name), samePrompt)));
    heldOut.forEach(name -> rows.add(row(name, true, values(entries, name), samePrompt)));
    return rows;
  }

  private static List<Double> values(List<Entry> entries, String name) {
    return entries.stream().map(e -> e.line().rewards().getOrDefault(name, Double.NaN)).toList();
  }

  private static ScoreRow row(String name, boolean heldOut, List<Double> values, boolean fair) {
    return new ScoreRow(name, heldOut, values, fair ? best(values) : Set.of());
  }

  private static Set<Integer> best(List<Double> values) {
    List<Double> finite = values.stream().filter(Double::isFinite).toList();
    if (finite.stream().distinct().count() < 2) {
      return Set.of();
    }
    double most = finite.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return IntStream.range(0, values.size())
        .filter(i -> values.get(i) == most)
        .boxed()
        .collect(Collectors.toSet());
  }
}
