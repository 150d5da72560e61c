package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A run's candidates as comma-separated values, a line each: id, generation, parent, origin, first
 * and last state index, fitness, each raw reward, NFE, and the generations it was an elite of. What
 * is not known is empty.
 */
final class CandidateTable {
  private static final List<String> BEFORE =
      List.of("id", "generation", "parent", "origin", "from_state", "to_state", "fitness");
  private static final List<String> AFTER = List.of("nfe", "elite_in");

  private CandidateTable() {}

  static String csv(RunReport report) {
    Set<String> rewards = rewards(report);
    List<List<String>> records = new ArrayList<>();
    records.add(
        Stream.of(BEFORE.stream(), rewards.stream().map(name -> "reward_" + name), AFTER.stream())
            .flatMap(names -> names)
            .toList());
    report.candidates().forEach(line -> records.add(fields(report, line, rewards)));
    return Csv.file(records);
  }

  /** Guides first, then held-out ones, then whatever else was computed. */
  static Set<String> rewards(RunReport report) {
    Set<String> names = new LinkedHashSet<>(report.guides());
    names.addAll(report.heldOut());
    Set<String> there = new LinkedHashSet<>();
    report.candidates().forEach(line -> there.addAll(line.rewards().keySet()));
    names.retainAll(there);
    names.addAll(there);
    return names;
  }

  private static List<String> fields(RunReport report, CandidateLine line, Set<String> rewards) {
    List<String> fields = new ArrayList<>();
    fields.add(String.valueOf(line.id()));
    fields.add(String.valueOf(line.generation()));
    fields.add(line.parent().isPresent() ? String.valueOf(line.parent().getAsLong()) : "");
    fields.add(line.origin());
    fields.add(String.valueOf(line.state()));
    fields.add(String.valueOf(line.end()));
    fields.add(Csv.number(line.reward()));
    rewards.forEach(name -> fields.add(Csv.number(line.rewards().getOrDefault(name, Double.NaN))));
    fields.add(String.valueOf(line.nfe()));
    fields.add(
        report.generations().stream()
            .filter(generation -> generation.elites().contains(line.id()))
            .map(generation -> String.valueOf(generation.index()))
            .collect(Collectors.joining(" ")));
    return fields;
  }
}
