package studio.evosearch.app.lineage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;
import studio.evosearch.app.lineage.Grain.Detail;

/** Paints what a person or the search has marked a node with, and the selection. */
final class MarkPainter {
  private static final double RING = 3;
  private static final double SMALLEST_RING = 9;
  private static final double ICON = 13;

  private record Glyph(String text, Font font) {}

  private final Easel easel;
  private final GraphicsContext g;
  private final Map<Mark, Glyph> glyphs = new EnumMap<>(Mark.class);

  MarkPainter(Easel easel) {
    this.easel = easel;
    this.g = easel.g();
  }

  private static Glyph glyph(Mark mark) {
    Ikon icon = mark.icon();
    IkonHandler handler =
        IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance())
            .resolve(icon.getDescription());
    return new Glyph(Character.toString(icon.getCode()), Font.font(handler.getFontFamily(), ICON));
  }

  void paint(int node) {
    double x = easel.x(node);
    double y = easel.y(node);
    List<Mark> marks = easel.look().marks().of(node);
    boolean picture = easel.grain().detail() == Detail.PICTURE;
    if (easel.look().selected().get(node)) {
      ring(node, x, y, easel.palette().accent());
    } else if (!picture && !marks.isEmpty()) {
      ring(node, x, y, marks.getFirst().colour(easel.palette()));
    }
    if (picture || easel.grain().detail() == Detail.NUMBERED) {
      icons(marks, x, y);
    }
  }

  private void ring(int node, double x, double y, Color colour) {
    double size = Math.max(SMALLEST_RING, easel.grain().size() + RING);
    g.setGlobalAlpha(1);
    g.setStroke(colour);
    g.setLineWidth(easel.grain().detail() == Detail.DOT ? 2 : RING);
    shape(x, y, size);
    if (easel.look().focus().equals(OptionalInt.of(node))) {
      g.setStroke(easel.palette().text());
      g.setLineWidth(1.5);
      shape(x, y, size + RING + 2.5);
    }
  }

  private void shape(double x, double y, double size) {
    if (easel.grain().detail() == Detail.PICTURE) {
      g.strokeRect(x - size / 2, y - size / 2, size, size);
    } else {
      g.strokeOval(x - size / 2, y - size / 2, size, size);
    }
  }

  /** Beside a dot, or in the corner of a picture. */
  private void icons(List<Mark> marks, double x, double y) {
    double half = easel.grain().size() / 2;
    boolean picture = easel.grain().detail() == Detail.PICTURE;
    double left = picture ? x - half + 2 : x + half + 3;
    double middle = picture ? y - half + 2 + ICON / 2 : y - 2;
    g.setGlobalAlpha(1);
    if (picture && !marks.isEmpty()) {
      g.setFill(easel.palette().background().deriveColor(0, 1, 1, 0.85));
      g.fillRoundRect(left - 1, middle - ICON / 2 - 1, marks.size() * ICON + 2, ICON + 2, 6, 6);
    }
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    for (Mark mark : marks) {
      Glyph glyph = glyphs.computeIfAbsent(mark, MarkPainter::glyph);
      g.setFont(glyph.font());
      g.setFill(mark.colour(easel.palette()));
      g.fillText(glyph.text(), left, middle);
      left += ICON;
    }
  }
}
