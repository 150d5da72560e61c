package studio.evosearch.app.latents;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.util.Duration;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.fx.PlaneView.Scale;
import studio.evosearch.app.fx.ZoomRange;
import studio.evosearch.app.session.Thumbnails;
import studio.evosearch.app.session.Workbench;

/** A map on its plane; both axes have one scale. */
final class MapPainter implements PlaneCanvas.Content {
  private static final double ROOM = 16;

  /** Of more points, lines are left out while the map is being moved. */
  private static final int MANY = 800;

  private static final Duration REST = Duration.millis(150);
  private static final double NEAREST = 400;
  private static final double USUAL = 500;
  private static final double SMALLEST_DOT = 2.2;
  private static final double LARGEST_DOT = 7;
  private static final double FRAME = 3;

  private final LatentsViewModel model;
  private final Workbench bench;
  private final Lasso lasso;
  private final Thumbnails thumbnails;
  private final FieldPainter field = new FieldPainter();
  private final DotSprites sprites = new DotSprites();
  private final PauseTransition rest = new PauseTransition(REST);
  private Optional<PlaneView> painted = Optional.empty();
  private Palette palette;

  /**
   * @param lasso painted while it is being drawn
   * @param redraw paints again, when pictures have come
   */
  MapPainter(LatentsViewModel model, Workbench bench, Lasso lasso, Runnable redraw) {
    this.model = model;
    this.bench = bench;
    this.lasso = lasso;
    this.thumbnails = new Thumbnails(bench.pictures(), redraw);
    this.palette = bench.themes().palette().get();
    rest.setOnFinished(event -> redraw.run());
  }

  /** Paints in other colours from now on. */
  void palette(Palette changed) {
    palette = changed;
    field.forget();
  }

  @Override
  public Rectangle2D extent() {
    return model.maps().plot().map(MapPlot::extent).orElse(Rectangle2D.EMPTY);
  }

  @Override
  public ZoomRange range(double width, double height) {
    Rectangle2D all = extent();
    double far =
        Math.max(
            1e-9,
            Math.min(
                (width - 2 * ROOM) / Math.max(1e-9, all.getWidth()),
                (height - 2 * ROOM) / Math.max(1e-9, all.getHeight())));
    return new ZoomRange(new Scale(far, far), new Scale(NEAREST * far, NEAREST * far));
  }

  /** How large a dot is, in pixels: smaller where there are many, larger from near. */
  double radius(PlaneView view) {
    double zoom = view.scale().x() / range(view.width(), view.height()).far().x();
    int points = model.maps().plot().map(MapPlot::size).orElse(1);
    double room = Math.min(1, Math.min(view.width(), view.height()) / USUAL);
    double far = Math.clamp(60 * room / Math.sqrt(points), SMALLEST_DOT, LARGEST_DOT);
    return Math.clamp(far * Math.sqrt(Math.max(1, zoom)), far, LARGEST_DOT);
  }

  /** How far from its middle a point is pointed at, in pixels. */
  double reach(PlaneView view) {
    return model
        .look()
        .get()
        .map(look -> places(look, view))
        .filter(places -> !places.points().isEmpty())
        .map(places -> places.side() / 2)
        .orElse(radius(view) + 3);
  }

  private PicturePlaces places(MapLook look, PlaneView view) {
    return PicturePlaces.of(look, view.scale(), range(view.width(), view.height()).far());
  }

  @Override
  public void paint(GraphicsContext g, PlaneView view) {
    model.look().get().ifPresent(look -> paint(g, view, look));
  }

  private void paint(GraphicsContext g, PlaneView view, MapLook look) {
    MapEasel easel = new MapEasel(g, view, look, palette, radius(view));
    sprites.form(new DotSprites.Form(easel.radius(), density(g)));
    DotPainter dots = new DotPainter(easel, sprites);
    PicturePlaces pictures = places(look, view);
    field.paint(g, view, look.plot(), palette);
    if (!moving(view, look)) {
      dots.paintLinks();
    }
    dots.paintPath();
    dots.paintDots(pictures.points());
    paintPictures(easel, dots, pictures);
    dots.paintRings(pictures.points(), pictures.side());
    paintLasso(g, view);
  }

  /** Whether what is seen has just moved; thousands of lines take a renderer long. */
  private boolean moving(PlaneView view, MapLook look) {
    boolean moving = look.shown() > MANY && !painted.equals(Optional.of(view));
    painted = Optional.of(view);
    if (moving) {
      rest.playFromStart();
    }
    return moving;
  }

  /** The pixels of a unit on the screen that shows the canvas. */
  private static double density(GraphicsContext g) {
    Scene scene = g.getCanvas().getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
  }

  /** Each in a frame of its colour. */
  private void paintPictures(MapEasel easel, DotPainter dots, PicturePlaces pictures) {
    GraphicsContext g = easel.g();
    Optional<Path> run = bench.session().folder().get();
    double side = Math.round(pictures.side());
    thumbnails.begin();
    BitSet points = pictures.points();
    for (int p = points.nextSetBit(0); p >= 0; p = points.nextSetBit(p + 1)) {
      if (easel.seen(p, side)) {
        double left = Math.round(easel.x(p) - side / 2);
        double top = Math.round(easel.y(p) - side / 2);
        g.setFill(dots.colour(p));
        g.fillRect(left, top, side, side);
        g.setFill(palette.raised());
        double inside = side - 2 * FRAME;
        g.fillRect(left + FRAME, top + FRAME, inside, inside);
        long id = easel.look().plot().id(p);
        run.flatMap(folder -> thumbnails.picture(folder, id, inside))
            .ifPresent(image -> paintInside(g, image, left + FRAME, top + FRAME, inside));
      }
    }
    thumbnails.end();
  }

  private static void paintInside(
      GraphicsContext g, Image picture, double left, double top, double side) {
    double scale = side / Math.max(picture.getWidth(), picture.getHeight());
    double width = picture.getWidth() * scale;
    double height = picture.getHeight() * scale;
    // Small pictures are shown as the pixels they are.
    g.setImageSmoothing(scale < 1);
    g.drawImage(picture, left + (side - width) / 2, top + (side - height) / 2, width, height);
  }

  private void paintLasso(GraphicsContext g, PlaneView view) {
    List<Point2D> line = lasso.line();
    if (line.isEmpty()) {
      return;
    }
    double[] x = line.stream().mapToDouble(p -> view.screenX(p.getX())).toArray();
    double[] y = line.stream().mapToDouble(p -> view.screenY(p.getY())).toArray();
    g.setFill(palette.accent().deriveColor(0, 1, 1, 0.12));
    g.fillPolygon(x, y, x.length);
    g.setStroke(palette.accent());
    g.setLineWidth(1.5);
    g.strokePolygon(x, y, x.length);
  }
}
