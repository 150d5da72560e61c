package studio.evosearch.app.latents;

import java.util.BitSet;
import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.evosearch.engine.export.Viridis;

/** Paints points as dots, the lines between them, and what they are marked with. */
final class DotPainter {
  private static final int COLOURS = 64;
  private static final Color[] RAMP = new Color[COLOURS];
  private static final double LATER = 0.13;
  private static final double LINK = 0.3;
  private static final double OUTLINE = 0.6;
  private static final double RIM = 0.8;
  private static final double PATH = 2.5;

  static {
    for (int i = 0; i < COLOURS; i++) {
      int rgb = Viridis.rgb(i / (COLOURS - 1.0));
      RAMP[i] = Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
  }

  private final MapEasel easel;
  private final GraphicsContext g;
  private final MapLook look;
  private final MapPlot plot;
  private final DotSprites sprites;

  DotPainter(MapEasel easel, DotSprites sprites) {
    this.easel = easel;
    this.sprites = sprites;
    this.g = easel.g();
    this.look = easel.look();
    this.plot = look.plot();
  }

  /** The colour of a share of a scale, 0..1. */
  static Color colour(double share) {
    return RAMP[(int) Math.round(share * (COLOURS - 1))];
  }

  Color colour(int point) {
    return colour(plot.share(point, look.colouring()));
  }

  /** From each child to its parent. */
  void paintLinks() {
    if (look.links()) {
      g.setGlobalAlpha(LINK);
      g.setLineWidth(1);
      g.setStroke(easel.palette().muted());
      for (int i = 0; i < look.shown(); i++) {
        link(i);
      }
      g.setGlobalAlpha(1);
    }
  }

  /** What the selection descends from. */
  void paintPath() {
    g.setLineWidth(PATH);
    g.setStroke(easel.palette().accent());
    look.path().stream().filter(look::there).forEach(this::link);
  }

  /** A line by itself: renderers take much longer for one path of thousands. */
  private void link(int point) {
    int parent = plot.parent(point);
    if (parent >= 0 && crosses(point, parent)) {
      g.strokeLine(easel.x(parent), easel.y(parent), easel.x(point), easel.y(point));
    }
  }

  /** Whether something of a line may be seen. */
  private boolean crosses(int a, int b) {
    return Math.max(easel.x(a), easel.x(b)) >= 0
        && Math.max(easel.y(a), easel.y(b)) >= 0
        && Math.min(easel.x(a), easel.x(b)) <= easel.view().width()
        && Math.min(easel.y(a), easel.y(b)) <= easel.view().height();
  }

  /**
   * The dots, the fittest last, those of later generations faint.
   *
   * @param others points that are shown otherwise
   */
  void paintDots(BitSet others) {
    g.setImageSmoothing(false);
    g.setGlobalAlpha(LATER);
    Color muted = easel.palette().muted();
    for (int i = look.shown(); i < plot.size(); i++) {
      dot(i, muted, muted, 0);
    }
    g.setGlobalAlpha(1);
    Color text = easel.palette().text();
    Color old = text.deriveColor(0, 1, 1, OUTLINE);
    for (int rank = 0; rank < plot.size(); rank++) {
      int point = plot.byFitness(rank);
      if (look.there(point) && !others.get(point)) {
        boolean fresh = point >= look.fresh();
        dot(point, colour(point), fresh ? text : old, fresh ? 2 * RIM : RIM);
      }
    }
  }

  private void dot(int point, Color fill, Color rim, double width) {
    double half = sprites.half(width);
    if (easel.seen(point, half)) {
      g.drawImage(
          sprites.of(fill, rim, width),
          sprites.snapped(easel.x(point)) - half,
          sprites.snapped(easel.y(point)) - half,
          2 * half,
          2 * half);
    }
  }

  /**
   * Rings around elites, the best and the selection.
   *
   * @param pictures points that are shown as pictures, which have frames
   */
  void paintRings(BitSet pictures, double side) {
    look.outstanding().stream()
        .filter(point -> easel.seen(point, side))
        .forEach(point -> {
          boolean picture = pictures.get(point);
          double half = (picture ? side / 2 : easel.radius()) + 2.5;
          if (look.elites().get(point)) {
            ring(point, half, 1.6, easel.palette().warning(), picture);
          }
          if (look.best().equals(OptionalInt.of(point))) {
            ring(point, half + 3.5, 2.2, easel.palette().warning(), picture);
          }
          if (look.selected().get(point)) {
            ring(point, half, 2.6, easel.palette().accent(), picture);
          }
          if (look.focus().equals(OptionalInt.of(point))) {
            ring(point, half + 3.5, 1.6, easel.palette().text(), picture);
          }
        });
  }

  private void ring(int point, double half, double width, Color colour, boolean square) {
    double x = easel.x(point) - half;
    double y = easel.y(point) - half;
    g.setLineWidth(width);
    g.setStroke(colour);
    if (square) {
      g.strokeRect(x, y, 2 * half, 2 * half);
    } else {
      g.strokeOval(x, y, 2 * half, 2 * half);
    }
  }
}
