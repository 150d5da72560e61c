package studio.evosearch.app.latents;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Selection;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.run.RunReport.GenerationLine;

/**
 * Everything that is painted of a map, apart from where one looks and the theme.
 *
 * @param shown how many points are of the generations on show; the others come later in the run
 * @param fresh the first point of the generation on show
 * @param elites of all generations on show
 * @param best the best so far
 * @param selected the selection
 * @param focus the one of them that has the focus
 * @param path the selection and all it descends from
 * @param colouring what points' colours say
 * @param links whether there is a line from each child to its parent
 */
record MapLook(
    MapPlot plot,
    int shown,
    int fresh,
    BitSet elites,
    OptionalInt best,
    BitSet selected,
    OptionalInt focus,
    BitSet path,
    Colouring colouring,
    boolean links) {

  static MapLook of(
      MapPlot plot, Moment moment, Selection selection, Colouring colouring, boolean links) {
    int candidates = moment.candidates().size();
    int shown = before(plot, candidates);
    int fresh = before(plot, candidates - moment.shown().map(GenerationLine::candidates).orElse(0));
    Set<Long> elites = new LinkedHashSet<>();
    moment.generations().forEach(generation -> elites.addAll(generation.elites()));
    BitSet selected = plot.points(selection.ids().get());
    return new MapLook(
        plot,
        shown,
        fresh,
        plot.points(elites),
        moment.best().map(best -> plot.point(best.id())).orElse(OptionalInt.empty()),
        selected,
        selection.focus().get().map(plot::point).orElse(OptionalInt.empty()),
        plot.withAncestors(selected),
        colouring,
        links);
  }

  /** How many points have a smaller id. */
  private static int before(MapPlot plot, int id) {
    return (int) IntStream.range(0, plot.size()).filter(i -> plot.id(i) < id).count();
  }

  /** Whether a point is of the generations on show. */
  boolean there(int point) {
    return point < shown;
  }

  /** What is marked or selected, which lies above the rest. */
  BitSet outstanding() {
    BitSet all = (BitSet) elites.clone();
    all.or(selected);
    best.ifPresent(all::set);
    all.clear(shown, plot.size() + 1);
    return all;
  }
}
