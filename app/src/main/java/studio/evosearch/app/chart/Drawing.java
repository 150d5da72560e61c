package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What is to be drawn.
 *
 * @param shown the run on show
 * @param layers what of it
 * @param heldOut the held-out reward on the second axis
 * @param overlays other runs
 * @param selected candidates
 * @param lineage the focused candidate and its ancestors, the eldest first
 * @param planned NFE the axis reaches at least to
 */
record Drawing(
    ShownRun shown,
    Set<Layer> layers,
    Optional<String> heldOut,
    List<Overlay> overlays,
    Set<Long> selected,
    List<Long> lineage,
    double planned) {
  Drawing {
    layers = Set.copyOf(layers);
    overlays = List.copyOf(overlays);
    selected = Set.copyOf(selected);
    lineage = List.copyOf(lineage);
  }

  /** What can be shown or hidden. */
  enum Layer {
    BEST,
    MEAN,
    CANDIDATES,
    ACTS
  }

  boolean has(Layer layer) {
    return layers.contains(layer);
  }

  ChartData data() {
    return shown.data();
  }

  /** The points of candidates, drawn by their fitness. */
  List<Point> dots() {
    return data().candidates().stream().map(Landing::point).toList();
  }

  /** Mean fitness by generation. */
  List<Point> means() {
    return data().generations().stream().map(g -> new Point(g.nfe(), g.guide().mean())).toList();
  }

  /** The mean of the held-out reward by generation. */
  List<Point> heldOutMeans() {
    return heldOut
        .map(name ->
            data().generations().stream()
                .map(g -> new Point(g.nfe(), g.heldOut(name).mean()))
                .toList())
        .orElse(List.of());
  }

  /** The held-out reward of the best so far. */
  List<Point> heldOutOfBest() {
    return heldOut.map(name -> data().bestSteps(name)).orElse(List.of());
  }

  /** The best so far of the other runs; the i-th is that of overlay i. */
  List<List<Point>> others() {
    return overlays.stream()
        .map(o -> o.content().map(Overlay.Content::best).orElse(List.of()))
        .toList();
  }

  /** Points of candidates, in the order of the ids. */
  List<Point> points(Iterable<Long> ids) {
    List<Point> points = new ArrayList<>();
    for (long id : ids) {
      data().landing(id).map(Landing::point).ifPresent(points::add);
    }
    return points;
  }

  /** The range of the NFE axis: from 0 to a little behind what is drawn or planned. */
  Extent nfe() {
    DoubleStream others = others().stream().flatMap(List::stream).mapToDouble(Point::nfe);
    DoubleStream own = DoubleStream.of(planned, data().nfe());
    return new Extent(0, 1.02 * Extent.of(DoubleStream.concat(own, others)).high());
  }

  /** The range of the fitness axis: all that is drawn against it. */
  Extent fitness() {
    List<List<Point>> lines = new ArrayList<>(others());
    lines.add(points(lineage));
    lines.add(has(Layer.CANDIDATES) ? dots() : List.of());
    lines.add(has(Layer.BEST) ? data().bestSteps() : List.of());
    DoubleStream means =
        data().generations().stream()
            .filter(g -> has(Layer.MEAN))
            .flatMapToDouble(g -> DoubleStream.of(g.guide().lower(), g.guide().upper()));
    return Extent.of(DoubleStream.concat(means, values(lines))).wider();
  }

  /** The range of the held-out reward's axis. */
  Extent heldOutRange() {
    return Extent.of(values(List.of(heldOutMeans(), heldOutOfBest()))).wider();
  }

  private static DoubleStream values(List<List<Point>> lines) {
    return lines.stream().flatMap(List::stream).mapToDouble(Point::value);
  }
}
