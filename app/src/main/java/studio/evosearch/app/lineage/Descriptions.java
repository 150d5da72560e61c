package studio.evosearch.app.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.StartWords;
import studio.evosearch.engine.analysis.Forest;

/** What there is to say about a node, for people who point at it and for those who hear it. */
final class Descriptions {
  private static final Strings STRINGS = Strings.of(Descriptions.class);

  private Descriptions() {}

  /** A few lines. */
  static List<String> of(Look look, int node) {
    LineagePlot plot = look.plot();
    Forest forest = plot.forest();
    List<String> lines = new ArrayList<>();
    lines.add(STRINGS.text("node", Numbers.count(node), Numbers.count(forest.generation(node))));
    lines.add(look.inFlight(node) ? STRINGS.text("node.inFlight") : fitness(plot, node));
    lines.add(StartWords.of(plot.start(node)));
    if (forest.childCount(node) > 0) {
      lines.add(STRINGS.text("node.children", forest.childCount(node)));
    }
    String marks =
        look.marks().of(node).stream()
            .map(mark -> STRINGS.text("mark." + mark.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(STRINGS.text("separator")));
    if (!marks.isEmpty()) {
      lines.add(marks);
    }
    return lines;
  }

  private static String fitness(LineagePlot plot, int node) {
    String fitness = Numbers.reward(plot.fitness(node));
    return plot.forest().isRoot(node)
        ? STRINGS.text("node.fitness", fitness)
        : STRINGS.text("node.gain", fitness, Numbers.difference(plot.gain(node)));
  }
}
