package studio.evosearch.app.lineage;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.PlaneCanvas;
import studio.evosearch.app.fx.PlaneView;
import studio.evosearch.app.fx.PlaneView.Scale;
import studio.evosearch.app.fx.ZoomRange;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Thumbnails;
import studio.evosearch.app.session.Workbench;

/** The forest on its plane: a unit of x is from node to node, a unit of y from row to row. */
final class ForestPainter implements PlaneCanvas.Content {
  private static final Scale NEAREST = new Scale(220, 260);
  private static final double LARGEST_ROW = 150;
  private static final double LARGEST_GAP = 110;

  /** At the sides, where the generations' numbers are. */
  private static final double SIDE = 44;

  private static final double TOP = 12;

  private final LineageViewModel model;
  private final Session session;
  private final Thumbnails thumbnails;
  private Palette palette;
  private FitnessColours colours;

  /**
   * @param redraw paints again, when pictures have come
   */
  ForestPainter(LineageViewModel model, Workbench bench, Runnable redraw) {
    this.model = model;
    this.session = bench.session();
    this.thumbnails = new Thumbnails(bench.pictures(), redraw);
    this.palette = bench.themes().palette().get();
    this.colours = new FitnessColours(palette);
  }

  /** Paints in other colours from now on. */
  void palette(Palette changed) {
    palette = changed;
    colours = new FitnessColours(changed);
  }

  FitnessColours colours() {
    return colours;
  }

  @Override
  public Rectangle2D extent() {
    return model
        .plot()
        .get()
        .map(LineagePlot::layout)
        .map(layout -> new Rectangle2D(0, 0, layout.width(), layout.rows() - 1))
        .orElse(Rectangle2D.EMPTY);
  }

  @Override
  public ZoomRange range(double width, double height) {
    Rectangle2D all = extent();
    double gap = (width - 2 * SIDE) / (all.getWidth() + 1);
    double row = (height - 2 * TOP) / (all.getHeight() + 1);
    return new ZoomRange(
        new Scale(Math.clamp(gap, 1e-3, LARGEST_GAP), Math.clamp(row, 1e-3, LARGEST_ROW)), NEAREST);
  }

  @Override
  public void paint(GraphicsContext g, PlaneView view) {
    model.look().get().ifPresent(look -> paint(g, view, look));
  }

  private void paint(GraphicsContext g, PlaneView view, Look look) {
    Grain grain = Grain.of(view.scale(), look.plot().size());
    Easel easel = new Easel(g, view, look, palette, grain);
    Optional<Path> run = session.folder().get();
    thumbnails.begin();
    RowPainter.paintLines(easel);
    EdgePainter.paint(easel);
    new NodePainter(easel, colours, node -> picture(run, look, node, grain.size())).paint();
    RowPainter.paintNumbers(easel);
    thumbnails.end();
  }

  private Optional<Image> picture(Optional<Path> run, Look look, int node, double size) {
    return node >= look.plot().stored()
        ? Optional.ofNullable(session.previews().get((long) node))
        : run.flatMap(folder -> thumbnails.picture(folder, node, size));
  }
}
