package studio.evosearch.engine.export;

import java.util.Locale;
import java.util.Optional;
import studio.evosearch.engine.analysis.LatentMap;
import studio.evosearch.engine.analysis.PlaneField;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.run.RunReport;

/**
 * A map of latents as a figure for print: points by reward or generation, elites ringed, a line
 * from each child to its parent, a legend.
 *
 * @param map the points
 * @param report of the same run
 * @param colouring what a point's colour says
 * @param field what lies under a toy's points
 */
public record MapFigure(
    LatentMap map, RunReport report, Colouring colouring, Optional<PlaneField> field) {
  /** Pixels a unit: 2400 x 1800, eight inches wide at 300 dots an inch. */
  private static final double SCALE = 2.5;

  /** What a point's colour says. */
  public enum Colouring {
    REWARD,
    GENERATION;

    /** The name, such as {@code reward}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As pixels. */
  public Picture picture() {
    RasterCanvas canvas = new RasterCanvas(MapPainter.WIDTH, MapPainter.HEIGHT, SCALE);
    new MapPainter(this).paint(canvas);
    return canvas.picture();
  }

  /** As an SVG file. */
  public String svg() {
    MapPainter painter = new MapPainter(this);
    SvgCanvas canvas = new SvgCanvas(MapPainter.WIDTH, MapPainter.HEIGHT, painter.subtitle());
    painter.paint(canvas);
    return canvas.svg();
  }
}
