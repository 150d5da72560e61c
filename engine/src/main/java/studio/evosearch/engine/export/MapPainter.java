package studio.evosearch.engine.export;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMap.Point;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.export.Pen.Ink;
import studio.evosearch.engine.export.Pen.Spot;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunReport;

/** Lays a map's figure out. */
final class MapPainter {
  static final double WIDTH = 960;
  static final double HEIGHT = 720;

  private static final double LEFT = 36;
  private static final double TOP = 82;
  private static final double SIDE = 602;
  private static final double PADDING = 14;
  private static final double TITLE_WIDTH = WIDTH - 2 * LEFT;

  static final Ink PAPER = Ink.of(0xFFFFFF);
  static final Ink INK = Ink.of(0x1F2328);
  static final Ink FAINT = Ink.of(0x656D76);
  static final Ink MARK = Ink.of(0xD9541E);
  private static final Ink LINK = new Ink(0x656D76, 0.35);
  private static final Ink OUTLINE = new Ink(0x1F2328, 0.55);
  static final Ink CONTOUR = Ink.of(0x9AA0A6);

  private final MapFigure figure;
  private final LatentMap map;
  private final RunReport report;
  private final Set<Long> elites = new HashSet<>();
  private final MapFrame frame;
  private final double radius;

  MapPainter(MapFigure figure) {
    this.figure = figure;
    this.map = figure.map();
    this.report = figure.report();
    report.generations().forEach(generation -> elites.addAll(generation.elites()));
    this.frame =
        figure
            .field()
            .map(field -> MapFrame.of(field.extent(), LEFT, TOP, SIDE))
            .orElseGet(() -> MapFrame.of(map.points(), LEFT, TOP, SIDE, PADDING));
    this.radius = Math.clamp(60 / Math.sqrt(map.points().size()), 2.4, 6.5);
  }

  String subtitle() {
    return "%s of %d latents at state %d of %d, %s, %s"
        .formatted(
            map.settings().method() == MapMethod.TOY
                ? "The plane"
                : map.settings().method().title(),
            map.points().size(),
            map.state(),
            report.spec().steps(),
            References.name(report.spec().model()),
            report.spec().method().getClass().getSimpleName());
  }

  void paint(Pen pen) {
    pen.rectangle(0, 0, WIDTH, HEIGHT, PAPER);
    String title =
        report.prompt().isEmpty() ? References.name(report.spec().model()) : report.prompt();
    pen.text(
        Fitted.text(title, 21, true, TITLE_WIDTH),
        new Spot(LEFT, 40),
        21,
        true,
        Pen.Anchor.START,
        INK);
    pen.text(
        Fitted.text(subtitle(), 13, false, TITLE_WIDTH),
        new Spot(LEFT, 62),
        13,
        false,
        Pen.Anchor.START,
        FAINT);
    figure.field().ifPresent(field -> field(pen, field));
    links(pen);
    points(pen);
    new MapLegend(figure, scale(), radius).paint(pen, LEFT + SIDE + 36, TOP + 12);
  }

  private void field(Pen pen, PlaneField field) {
    pen.picture(Shade.of(field.density()), LEFT, TOP, SIDE, SIDE);
    for (Contours.Piece piece : Contours.of(field)) {
      pen.line(
          List.of(frame.spot(piece.fromX(), piece.fromY()), frame.spot(piece.toX(), piece.toY())),
          0.7,
          CONTOUR);
    }
  }

  private void links(Pen pen) {
    Map<Long, Point> byId = map.byId();
    for (Point point : map.points()) {
      report
          .candidates()
          .get((int) point.id())
          .parent()
          .ifPresent(id -> {
            Point parent = byId.get(id);
            if (parent != null) {
              pen.line(List.of(frame.spot(parent), frame.spot(point)), 0.7, LINK);
            }
          });
    }
  }

  private void points(Pen pen) {
    Scale scale = scale();
    long best = report.best().map(RunReport.Best::id).orElse(-1L);
    map.points().stream()
        .sorted(Comparator.comparingDouble(this::reward))
        .forEach(point -> {
          Spot at = frame.spot(point);
          pen.disc(at, radius, Ink.of(Viridis.rgb(scale.share(value(point)))));
          pen.ring(at, radius, 0.4, OUTLINE);
          if (elites.contains(point.id())) {
            pen.ring(at, radius + 1.6, 1.3, MARK);
          }
          if (point.id() == best) {
            pen.ring(at, radius + 4.4, 1.3, MARK);
          }
        });
  }

  private Scale scale() {
    return figure.colouring() == Colouring.REWARD
        ? Scale.withoutLowest(map.points().stream().mapToDouble(this::reward))
        : Scale.of(map.points().stream().mapToDouble(this::value));
  }

  private double value(Point point) {
    return figure.colouring() == Colouring.REWARD ? reward(point) : point.generation();
  }

  private double reward(Point point) {
    return report.candidates().get((int) point.id()).reward();
  }
}
