package studio.evosearch.app.latents;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMap.Point;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.export.Contours;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.export.Scale;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A map with all that is painted of it and changes with new candidates alone. Points are numbered
 * from 0 in the order of their ids; y grows downwards, as on a screen. Takes a while to make.
 */
final class MapPlot {
  private static final int NONE = -1;
  private static final double MARGIN = 0.03;

  private final LatentMap map;
  private final RunReport report;
  private final Optional<PlaneField> field;
  private final List<Contours.Piece> contours;
  private final Map<Long, Integer> byId = new HashMap<>();
  private final int[] parents;
  private final int[] order;
  private final Map<Colouring, Scale> scales;
  private final double spacing;
  private final Rectangle2D extent;

  /**
   * @param report of the same run
   * @param field what lies under a toy's points
   */
  MapPlot(LatentMap map, RunReport report, Optional<PlaneField> field) {
    this.map = map;
    this.report = report;
    this.field = field;
    this.contours = field.map(Contours::of).orElse(List.of());
    for (int i = 0; i < size(); i++) {
      byId.put(id(i), i);
    }
    parents =
        IntStream.range(0, size())
            .map(i ->
                line(i).parent().isPresent()
                    ? byId.getOrDefault(line(i).parent().getAsLong(), NONE)
                    : NONE)
            .toArray();
    order =
        IntStream.range(0, size())
            .boxed()
            .sorted(Comparator.comparingDouble(this::fitness))
            .mapToInt(Integer::intValue)
            .toArray();
    scales =
        Map.of(
            Colouring.REWARD,
            Scale.withoutLowest(IntStream.range(0, size()).mapToDouble(this::fitness)),
            Colouring.GENERATION,
            Scale.of(map.points().stream().mapToDouble(Point::generation)));
    spacing = spacing();
    extent = field.map(f -> square(f.extent())).orElseGet(this::around);
  }

  private static Rectangle2D square(double extent) {
    return new Rectangle2D(-extent, -extent, 2 * extent, 2 * extent);
  }

  private Rectangle2D around() {
    var xs = map.points().stream().mapToDouble(Point::x).summaryStatistics();
    var ys = map.points().stream().mapToDouble(p -> -p.y()).summaryStatistics();
    double width = xs.getMax() - xs.getMin();
    double height = ys.getMax() - ys.getMin();
    double margin = Math.max(1e-6, MARGIN * Math.max(width, height));
    return new Rectangle2D(
        xs.getMin() - margin, ys.getMin() - margin, width + 2 * margin, height + 2 * margin);
  }

  /** The middle one of the distances from points to their nearest others. */
  private double spacing() {
    double[] nearest =
        IntStream.range(0, size())
            .parallel()
            .mapToDouble(i ->
                IntStream.range(0, size())
                    .filter(j -> j != i)
                    .mapToDouble(j -> Math.hypot(x(i) - x(j), y(i) - y(j)))
                    .min()
                    .orElse(0))
            .toArray();
    Arrays.sort(nearest);
    return nearest[nearest.length / 2];
  }

  LatentMap map() {
    return map;
  }

  /** Of the run as it was when the map was made. */
  RunReport report() {
    return report;
  }

  Optional<PlaneField> field() {
    return field;
  }

  /** Lines of equal reward under a toy's points; y grows upwards. */
  List<Contours.Piece> contours() {
    return contours;
  }

  /** All of the plane with something on it, and some room. */
  Rectangle2D extent() {
    return extent;
  }

  /** How far a point usually is from its nearest other, in units of the plane. */
  double typicalGap() {
    return spacing;
  }

  int size() {
    return map.points().size();
  }

  double x(int point) {
    return map.points().get(point).x();
  }

  double y(int point) {
    return -map.points().get(point).y();
  }

  long id(int point) {
    return map.points().get(point).id();
  }

  CandidateLine line(int point) {
    return report.candidates().get((int) id(point));
  }

  double fitness(int point) {
    return line(point).reward();
  }

  /** The point of its parent; -1 where there is none on the map. */
  int parent(int point) {
    return parents[point];
  }

  /** The point that is so manieth from the worst. */
  int byFitness(int rank) {
    return order[rank];
  }

  Scale scale(Colouring colouring) {
    return scales.getOrDefault(colouring, new Scale(0, 0));
  }

  /** Where on its scale of colours a point lies, 0..1. */
  double share(int point, Colouring colouring) {
    double value =
        switch (colouring) {
          case REWARD -> fitness(point);
          case GENERATION -> map.points().get(point).generation();
        };
    return Math.clamp(scale(colouring).share(value), 0, 1);
  }

  OptionalInt point(long id) {
    return Optional.ofNullable(byId.get(id)).stream().mapToInt(Integer::intValue).findFirst();
  }

  /** The points of these ids; ids without one are left out. */
  BitSet points(Iterable<Long> ids) {
    BitSet points = new BitSet(size());
    ids.forEach(id -> point(id).ifPresent(points::set));
    return points;
  }

  /** These points and all they descend from. */
  BitSet withAncestors(BitSet points) {
    BitSet all = new BitSet(size());
    points.stream()
        .forEach(start -> {
          for (int p = start; p != NONE && !all.get(p); p = parents[p]) {
            all.set(p);
          }
        });
    return all;
  }

  /**
   * The point nearest to a place.
   *
   * @param count only the first so many points
   * @param reach how far it may be, in units of the plane
   */
  OptionalInt nearest(double x, double y, int count, double reach) {
    double least = reach;
    int found = NONE;
    for (int i = 0; i < count; i++) {
      double distance = Math.hypot(x(i) - x, y(i) - y);
      if (distance <= least) {
        least = distance;
        found = i;
      }
    }
    return found == NONE ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
