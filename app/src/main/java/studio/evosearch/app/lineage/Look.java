package studio.evosearch.app.lineage;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Set;
import studio.evosearch.app.lineage.EdgeKind.Colouring;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Selection;

/**
 * Everything that is painted of a forest, apart from where one looks and the theme.
 *
 * @param shown nodes below are of the generations on show; those above come later in the run, or
 *     are in flight
 * @param marks what a person or the search has marked
 * @param selected the selection
 * @param focus the one of them that has the focus
 * @param family the selection with its ancestors and descendants; empty when nothing is selected
 * @param path from a root down to the best
 * @param colouring what edges' colours say
 * @param faded kinds of edges that are not of interest
 */
record Look(
    LineagePlot plot,
    int shown,
    Marks marks,
    BitSet selected,
    OptionalInt focus,
    BitSet family,
    BitSet path,
    Colouring colouring,
    Set<EdgeKind> faded) {

  static Look of(
      LineagePlot plot,
      Moment moment,
      Selection selection,
      Colouring colouring,
      Set<EdgeKind> faded) {
    int shown = Math.min(moment.candidates().size(), plot.stored());
    Marks marks = Marks.of(plot, moment);
    BitSet selected = plot.nodes(selection.ids().get());
    OptionalInt focus =
        selection.focus().get().stream()
            .filter(id -> id < shown)
            .mapToInt(Long::intValue)
            .findFirst();
    BitSet family = plot.forest().withAncestors(selected);
    family.or(plot.forest().withDescendants(selected));
    BitSet path = plot.forest().withAncestors(marks.of(Mark.BEST));
    return new Look(plot, shown, marks, selected, focus, family, path, colouring, faded);
  }

  /** Whether a node is of the generation being denoised, and that is on show. */
  boolean inFlight(int node) {
    return node >= plot.stored() && shown == plot.stored();
  }

  /** Whether a node can be selected. */
  boolean selectable(int node) {
    return node < shown;
  }

  /** How much a node stands out, 0 to 1. */
  double weight(int node) {
    if (node >= shown && !inFlight(node)) {
      return 0.15;
    }
    return family.isEmpty() || family.get(node) ? 1 : 0.3;
  }
}
