package studio.evosearch.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import studio.evosearch.app.fx.Palette;

/** A theme's colours, and the chart's fonts and strokes, as JFreeChart takes them. */
record Paints(Palette palette) {
  /** A logical font, so that AWT measures and JavaFX draws the same one, in any script. */
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static final Stroke THICK = solid(2.2f);
  static final Stroke THIN = solid(1.2f);
  static final Stroke HAIR = solid(1);
  static final Stroke DASHED = dashed(1.4f, 5, 4);
  static final Stroke DOTTED = dashed(1, 2, 3);

  /** Faint enough that hundreds of dots show where they are dense. */
  private static final int FAINT = 110;

  /** What of a generation yet to come still shows. */
  private static final int VEIL = 190;

  /** The first two of the palette's series are the run's own and its held-out reward's. */
  private static final int OWN_SERIES = 2;

  private static Stroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Stroke dashed(float width, float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  Color background() {
    return awt(palette.background());
  }

  Color text() {
    return awt(palette.text());
  }

  Color muted() {
    return awt(palette.muted());
  }

  Color grid() {
    return awt(palette.line());
  }

  Color guide() {
    return awt(palette.series(0));
  }

  Color dots() {
    return faint(muted(), FAINT);
  }

  Color heldOut() {
    return awt(palette.series(1));
  }

  Color alarm() {
    return faint(awt(palette.warning()), 36);
  }

  Color veil() {
    return faint(background(), VEIL);
  }

  /** The colour of another run, for JavaFX. */
  static javafx.scene.paint.Color overlay(Palette palette, int colour) {
    return palette.series(OWN_SERIES + colour % (palette.series().size() - OWN_SERIES));
  }

  Color overlay(int colour) {
    return awt(overlay(palette, colour));
  }

  static Color faint(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  private static Color awt(javafx.scene.paint.Color color) {
    return new Color(
        (float) color.getRed(),
        (float) color.getGreen(),
        (float) color.getBlue(),
        (float) color.getOpacity());
  }
}
