package studio.evosearch.app.lineage;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;

/** Paints the generations' lines and, at the left, their numbers. */
final class RowPainter {
  private static final Strings STRINGS = Strings.of(RowPainter.class);
  private static final Font FONT = Font.font(11);
  private static final Font BOLD = Font.font(null, FontWeight.BOLD, 11);
  private static final double APART = 18;
  private static final double HEIGHT = 16;
  private static final double CHARACTER = 7;

  private RowPainter() {}

  /** Lines, under the nodes. */
  static void paintLines(Easel easel) {
    GraphicsContext g = easel.g();
    g.setLineWidth(1);
    g.setStroke(easel.palette().line().deriveColor(0, 1, 1, 0.5));
    int every = every(easel);
    for (int row = first(easel, every); row <= easel.lastRow(); row += every) {
      double y = Math.round(easel.view().screenY(row)) + 0.5;
      g.strokeLine(0, y, easel.view().width(), y);
    }
  }

  /** Numbers, over the nodes. */
  static void paintNumbers(Easel easel) {
    GraphicsContext g = easel.g();
    Look look = easel.look();
    int now = look.shown() == 0 ? -1 : look.plot().forest().generation(look.shown() - 1);
    Color behind = easel.palette().background().deriveColor(0, 1, 1, 0.85);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    int every = every(easel);
    for (int row = first(easel, every); row <= easel.lastRow(); row += every) {
      double y = easel.view().screenY(row);
      String text = STRINGS.text("row", Numbers.count(row));
      g.setFill(behind);
      g.fillRoundRect(4, y - HEIGHT / 2, CHARACTER * text.length() + 4, HEIGHT, 6, 6);
      g.setFont(row == now ? BOLD : FONT);
      g.setFill(row == now ? easel.palette().text() : easel.palette().muted());
      g.fillText(text, 7, y);
    }
  }

  private static int every(Easel easel) {
    return (int) Math.max(1, Math.ceil(APART / easel.view().scale().y()));
  }

  private static int first(Easel easel, int every) {
    return Math.ceilDiv(easel.firstRow(), every) * every;
  }
}
