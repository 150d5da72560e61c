package studio.evosearch.engine.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMap.Point;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A map's points as rows: id, generation, x, y, reward (the fitness), each single reward by its
 * name, the parent's id, whether it was an elite. What is not there is empty.
 */
record MapTable(List<String> head, List<List<String>> rows) {
  static MapTable of(LatentMap map, RunReport report) {
    Set<String> rewards = new TreeSet<>();
    Set<Long> elites = new TreeSet<>();
    report.candidates().forEach(candidate -> rewards.addAll(candidate.rewards().keySet()));
    report.generations().forEach(generation -> elites.addAll(generation.elites()));
    List<String> head = new ArrayList<>(List.of("id", "generation", "x", "y", "reward"));
    head.addAll(rewards);
    head.addAll(List.of("parent", "elite"));
    List<List<String>> rows = new ArrayList<>();
    for (Point point : map.points()) {
      CandidateLine candidate = report.candidates().get((int) point.id());
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(point.id()));
      row.add(String.valueOf(point.generation()));
      row.add(Csv.number(point.x()));
      row.add(Csv.number(point.y()));
      row.add(Csv.number(candidate.reward()));
      rewards.forEach(
          name -> row.add(Csv.number(candidate.rewards().getOrDefault(name, Double.NaN))));
      row.add(candidate.parent().isPresent() ? String.valueOf(candidate.parent().getAsLong()) : "");
      row.add(String.valueOf(elites.contains(point.id())));
      rows.add(row);
    }
    return new MapTable(head, rows);
  }

  /** As a CSV file. */
  String csv() {
    return Csv.file(Stream.concat(Stream.of(head), rows.stream()).toList());
  }

  /** As a file of fields between tabs, which have no quotes: breaks in fields become spaces. */
  String tsv() {
    StringBuilder tsv = new StringBuilder(tabbed(head));
    rows.forEach(row -> tsv.append(tabbed(row)));
    return tsv.toString();
  }

  private static String tabbed(List<String> fields) {
    return String.join("\t", fields.stream().map(f -> f.replaceAll("[\\t\\r\\n]", " ")).toList())
        + "\n";
  }
}
