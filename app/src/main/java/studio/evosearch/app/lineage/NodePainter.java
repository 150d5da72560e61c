package studio.evosearch.app.lineage;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.lineage.Grain.Detail;
import studio.evosearch.engine.analysis.TidyLayout;

/** Paints the nodes that are seen, as dots, numbered dots or pictures. */
final class NodePainter {
  private static final Font FONT = Font.font(11);
  private static final double ROUND_FROM = 4;
  private static final double FITNESS_FROM = 64;
  private static final double BAR = 3;

  private final Easel easel;
  private final GraphicsContext g;
  private final Look look;
  private final FitnessColours colours;
  private final IntFunction<Optional<Image>> pictures;

  /** What is marked or selected lies above the rest. */
  private final BitSet outstanding;

  /**
   * @param pictures of nodes; empty where there is none yet
   */
  NodePainter(Easel easel, FitnessColours colours, IntFunction<Optional<Image>> pictures) {
    this.easel = easel;
    this.g = easel.g();
    this.look = easel.look();
    this.colours = colours;
    this.pictures = pictures;
    this.outstanding = look.marks().all();
    outstanding.or(look.selected());
  }

  void paint() {
    for (int row = easel.firstRow(); row <= easel.lastRow(); row++) {
      if (easel.grain().detail() == Detail.DOT) {
        paintDots(row);
      } else {
        for (int rank = easel.firstRank(row); rank < easel.endRank(row); rank++) {
          int node = look.plot().layout().node(rank);
          if (!outstanding.get(node)) {
            paint(node);
          }
        }
      }
    }
    paintOutstanding();
    g.setGlobalAlpha(1);
  }

  /** Of the dots that share a pixel, the one that stands out most is drawn. */
  private void paintDots(int row) {
    TidyLayout layout = look.plot().layout();
    int end = easel.endRank(row);
    int rank = easel.firstRank(row);
    while (rank < end) {
      int best = layout.node(rank);
      double limit = Math.floor(easel.x(best)) + 1;
      for (rank++; rank < end && easel.x(layout.node(rank)) < limit; rank++) {
        int node = layout.node(rank);
        if (standing(node) > standing(best)) {
          best = node;
        }
      }
      paint(best);
    }
  }

  private double standing(int node) {
    double rank = look.plot().rank(node);
    return look.weight(node) * 2 + (Double.isNaN(rank) ? 0 : rank);
  }

  private void paintOutstanding() {
    MarkPainter painter = new MarkPainter(easel);
    for (int node : outstanding.stream().filter(this::seen).toArray()) {
      paint(node);
      painter.paint(node);
    }
  }

  private boolean seen(int node) {
    double reach = easel.grain().size();
    double x = easel.x(node);
    double y = easel.y(node);
    return x > -reach
        && y > -reach
        && x < easel.view().width() + reach
        && y < easel.view().height() + reach;
  }

  private void paint(int node) {
    g.setGlobalAlpha(look.weight(node));
    double x = easel.x(node);
    double y = easel.y(node);
    if (easel.grain().detail() == Detail.PICTURE) {
      paintPicture(node, x, y);
    } else {
      paintDot(node, x, y);
    }
  }

  private void paintDot(int node, double x, double y) {
    double size = easel.grain().size();
    double left = x - size / 2;
    double top = y - size / 2;
    double rank = look.plot().rank(node);
    if (Double.isNaN(rank)) {
      g.setFill(easel.palette().background());
      g.fillOval(left, top, size, size);
      g.setLineWidth(1);
      g.setStroke(hollow(node));
      g.strokeOval(left, top, size, size);
    } else {
      g.setFill(colours.of(rank));
      if (size < ROUND_FROM) {
        g.fillRect(left, top, size, size);
      } else {
        g.fillOval(left, top, size, size);
      }
    }
    if (easel.grain().detail() == Detail.NUMBERED) {
      write(node, Numbers.count(node), x, y + size / 2 + 2);
    }
  }

  private Color hollow(int node) {
    return look.inFlight(node) ? easel.palette().accent() : easel.palette().muted();
  }

  private void paintPicture(int node, double x, double y) {
    double size = easel.grain().size();
    double left = Math.round(x - size / 2);
    double top = Math.round(y - size / 2);
    double side = Math.round(size);
    // Edges do not shine through a picture that does not stand out.
    g.setGlobalAlpha(1);
    g.setFill(easel.palette().background());
    g.fillRect(left, top, side, side + BAR);
    g.setGlobalAlpha(look.weight(node));
    g.setFill(easel.palette().raised());
    g.fillRect(left, top, side, side);
    Optional<Image> picture = pictures.apply(node);
    if (picture.isPresent()) {
      paintInside(picture.get(), left, top, side);
    }
    double rank = look.plot().rank(node);
    if (Double.isNaN(rank)) {
      g.setLineWidth(1);
      g.setStroke(hollow(node));
      g.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
    } else {
      g.setFill(colours.of(rank));
      g.fillRect(left, top + side, side, BAR);
    }
    write(node, caption(node), x, top + side + BAR + 1);
  }

  private void paintInside(Image picture, double left, double top, double side) {
    double scale = side / Math.max(picture.getWidth(), picture.getHeight());
    double width = picture.getWidth() * scale;
    double height = picture.getHeight() * scale;
    // Small pictures are shown as the pixels they are.
    g.setImageSmoothing(scale < 1);
    g.drawImage(picture, left + (side - width) / 2, top + (side - height) / 2, width, height);
  }

  /** Readable whatever the node's weight: what does not stand out is in the quieter colour. */
  private void write(int node, String text, double x, double y) {
    boolean stands = look.weight(node) == 1;
    g.setGlobalAlpha(1);
    g.setFont(FONT);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    g.setFill(stands ? easel.palette().text() : easel.palette().muted());
    g.fillText(text, x, y);
  }

  private String caption(int node) {
    String id = Numbers.count(node);
    return look.inFlight(node) || easel.grain().size() < FITNESS_FROM
        ? id
        : id + " · " + Numbers.reward(look.plot().fitness(node));
  }
}
