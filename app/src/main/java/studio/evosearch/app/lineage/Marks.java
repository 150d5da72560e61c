package studio.evosearch.app.lineage;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import studio.evosearch.app.session.Moment;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.search.Controls;

/**
 * Which nodes are marked at a point of a run's time.
 *
 * @param nodes of every mark
 */
record Marks(Map<Mark, BitSet> nodes) {
  static Marks of(LineagePlot plot, Moment moment) {
    Controls controls = moment.settings().controls();
    Map<Mark, BitSet> nodes = new EnumMap<>(Mark.class);
    nodes.put(Mark.BEST, plot.nodes(moment.best().map(CandidateLine::id).stream().toList()));
    nodes.put(Mark.ELITE, plot.nodes(moment.shown().map(GenerationLine::elites).orElse(List.of())));
    nodes.put(Mark.PINNED, plot.nodes(controls.pinned()));
    nodes.put(Mark.REJECTED, plot.nodes(controls.rejected()));
    nodes.put(Mark.LIKED, rated(plot, controls, liking -> liking > 0));
    nodes.put(Mark.DISLIKED, rated(plot, controls, liking -> liking < 0));
    return new Marks(nodes);
  }

  private static BitSet rated(LineagePlot plot, Controls controls, DoublePredicate so) {
    return plot.nodes(
        controls.ratings().entrySet().stream()
            .filter(rating -> so.test(rating.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  BitSet of(Mark mark) {
    return nodes.getOrDefault(mark, new BitSet());
  }

  /** The marks of a node, the most telling first. */
  List<Mark> of(int node) {
    return nodes.keySet().stream().sorted().filter(mark -> of(mark).get(node)).toList();
  }

  /** Every node with a mark. */
  BitSet all() {
    BitSet all = new BitSet();
    nodes.values().forEach(all::or);
    return all;
  }

  /** The best so far; empty before there is one. */
  OptionalInt best() {
    return of(Mark.BEST).stream().findFirst();
  }
}
