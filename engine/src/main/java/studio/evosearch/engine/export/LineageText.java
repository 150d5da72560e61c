package studio.evosearch.engine.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.evosearch.engine.analysis.Forest;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Who descends from whom, for programs that draw graphs and trees. */
final class LineageText {
  private LineageText() {}

  /**
   * GraphML: a node a candidate, {@code n17}, with its generation, origin, NFE, fitness and raw
   * rewards; an edge from each parent to its child with the gain in fitness. Figures that are not
   * known are left out.
   */
  static String graphMl(RunReport report) {
    Set<String> rewards = CandidateTable.rewards(report);
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        """);
    key(xml, "node", "generation", "int");
    key(xml, "node", "origin", "string");
    key(xml, "node", "nfe", "long");
    key(xml, "node", "fitness", "double");
    rewards.forEach(name -> key(xml, "node", "reward_" + name, "double"));
    key(xml, "edge", "gain", "double");
    xml.append("<graph id=\"lineage\" edgedefault=\"directed\">\n");
    report.candidates().forEach(line -> node(xml, line, rewards));
    report.candidates().forEach(line -> edge(xml, report, line));
    return xml.append("</graph>\n</graphml>\n").toString();
  }

  private static void key(StringBuilder xml, String owner, String name, String type) {
    xml.append(
        "<key id=\"%1$s\" for=\"%2$s\" attr.name=\"%1$s\" attr.type=\"%3$s\"/>\n"
            .formatted(Xml.escaped(name), owner, type));
  }

  private static void node(StringBuilder xml, CandidateLine line, Set<String> rewards) {
    Map<String, String> data = new TreeMap<>();
    data.put("generation", String.valueOf(line.generation()));
    data.put("origin", line.origin());
    data.put("nfe", String.valueOf(line.nfe()));
    data.put("fitness", Csv.number(line.reward()));
    rewards.forEach(name ->
        data.put("reward_" + name, Csv.number(line.rewards().getOrDefault(name, Double.NaN))));
    xml.append("<node id=\"n").append(line.id()).append("\">");
    data(xml, data);
    xml.append("</node>\n");
  }

  private static void edge(StringBuilder xml, RunReport report, CandidateLine line) {
    if (line.parent().isEmpty()) {
      return;
    }
    long parent = line.parent().getAsLong();
    double gain = line.reward() - report.candidates().get((int) parent).reward();
    xml.append("<edge source=\"n%d\" target=\"n%d\">".formatted(parent, line.id()));
    data(xml, Map.of("gain", Csv.number(gain)));
    xml.append("</edge>\n");
  }

  private static void data(StringBuilder xml, Map<String, String> values) {
    values.forEach((name, value) -> {
      if (!value.isEmpty()) {
        xml.append("<data key=\"%s\">%s</data>".formatted(Xml.escaped(name), Xml.escaped(value)));
      }
    });
  }

  /**
   * Newick, in the form of the New Hampshire eXtended format: a tree a line, one for every root;
   * nodes are named by candidates' ids, a branch is as long as its child cost in NFE, and fitness
   * and generation stand in the comment behind it.
   */
  static String newick(RunReport report) {
    Forest forest = Forest.of(report.candidates());
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < forest.size(); node++) {
      if (forest.isRoot(node)) {
        tree(text, forest, report.candidates(), node);
        text.append(";\n");
      }
    }
    return text.toString();
  }

  /** Children are begun and ended on a stack of one's own: a lineage may be thousands deep. */
  private static void tree(StringBuilder text, Forest forest, List<CandidateLine> lines, int root) {
    record Visit(int node, int next) {}

    Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(root, 0)));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      int node = visit.node();
      if (visit.next() < forest.childCount(node)) {
        text.append(visit.next() == 0 ? '(' : ',');
        open.push(new Visit(node, visit.next() + 1));
        open.push(new Visit(forest.child(node, visit.next()), 0));
      } else {
        text.append(forest.childCount(node) > 0 ? ")" : "").append(label(lines.get(node)));
      }
    }
  }

  private static String label(CandidateLine line) {
    List<String> comment = new ArrayList<>(List.of("&&NHX", "generation=" + line.generation()));
    if (Double.isFinite(line.reward())) {
      comment.add("fitness=" + line.reward());
    }
    return "%d:%d[%s]".formatted(line.id(), line.nfe(), String.join(":", comment));
  }
}
