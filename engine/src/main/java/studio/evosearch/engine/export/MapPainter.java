package studio.evosearch.engine.export;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.LatentMap.Point;
import studio.evosearch.engine.analysis.MapMethod;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.export.MapFigure.Colouring;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunReport;

/** Lays a map's figure out. */
final class MapPainter {
  static final int WIDTH = 960;
  static final int HEIGHT = 720;

  private static final double LEFT = 36;
  private static final double TOP = 82;
  private static final double SIDE = 602;
  private static final double PADDING = 14;
  private static final double TITLE_WIDTH = WIDTH - 2 * LEFT;

  static final int INK = 0x1F2328;
  static final int FAINT = 0x656D76;
  static final int MARK = 0xD9541E;
  static final int CONTOUR = 0x9AA0A6;
  private static final double LINK_OPACITY = 0.35;
  private static final double OUTLINE_OPACITY = 0.55;

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

  void paint(Canvas canvas) {
    String title =
        report.prompt().isEmpty() ? References.name(report.spec().model()) : report.prompt();
    String fitted = Fitted.text(title, 21, true, TITLE_WIDTH);
    canvas.text(LEFT, 40, fitted, 21, true, Canvas.Anchor.START, INK);
    String under = Fitted.text(subtitle(), 13, false, TITLE_WIDTH);
    canvas.text(LEFT, 62, under, 13, Canvas.Anchor.START, FAINT);
    figure.field().ifPresent(field -> field(canvas, field));
    links(canvas);
    points(canvas);
    new MapLegend(figure, scale(), radius).paint(canvas, LEFT + SIDE + 36, TOP + 12);
  }

  private void field(Canvas canvas, PlaneField field) {
    canvas.picture(LEFT, TOP, SIDE, SIDE, Shade.of(field.density()));
    for (Contours.Piece piece : Contours.of(field)) {
      canvas.line(
          frame.left(piece.fromX()),
          frame.top(piece.fromY()),
          frame.left(piece.toX()),
          frame.top(piece.toY()),
          CONTOUR,
          0.7);
    }
  }

  private void links(Canvas canvas) {
    Map<Long, Point> byId = map.byId();
    for (Point point : map.points()) {
      report
          .candidates()
          .get((int) point.id())
          .parent()
          .ifPresent(id -> {
            Point parent = byId.get(id);
            if (parent != null) {
              canvas.line(
                  new double[] {frame.left(parent.x()), frame.left(point.x())},
                  new double[] {frame.top(parent.y()), frame.top(point.y())},
                  FAINT,
                  LINK_OPACITY,
                  0.7);
            }
          });
    }
  }

  private void points(Canvas canvas) {
    Scale scale = scale();
    long best = report.best().map(RunReport.Best::id).orElse(-1L);
    map.points().stream()
        .sorted(Comparator.comparingDouble(this::reward))
        .forEach(point -> {
          double x = frame.left(point.x());
          double y = frame.top(point.y());
          canvas.dot(x, y, radius, Viridis.rgb(scale.share(value(point))), 1);
          canvas.ring(x, y, radius, INK, OUTLINE_OPACITY, 0.4);
          if (elites.contains(point.id())) {
            canvas.ring(x, y, radius + 1.6, MARK, 1, 1.3);
          }
          if (point.id() == best) {
            canvas.ring(x, y, radius + 4.4, MARK, 1, 1.3);
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
