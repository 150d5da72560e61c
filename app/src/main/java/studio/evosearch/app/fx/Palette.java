package studio.evosearch.app.fx;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of a theme for what is painted in code: charts and canvases, which know no CSS. They
 * are those of AtlantaFX's Primer themes.
 *
 * @param background behind everything
 * @param raised behind what stands out from it
 * @param text on both, at least 4.5:1
 * @param muted for what matters less, at least 4.5:1
 * @param line of borders and grids
 * @param accent of the selection
 * @param gain where a child is better than its parent
 * @param loss where it is worse
 * @param warning of alarms
 * @param series of charts, told apart also by people who see no red and green
 */
public record Palette(
    Color background,
    Color raised,
    Color text,
    Color muted,
    Color line,
    Color accent,
    Color gain,
    Color loss,
    Color warning,
    List<Color> series) {
  public static final Palette LIGHT =
      new Palette(
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#24292f"),
          Color.web("#57606a"),
          Color.web("#d0d7de"),
          Color.web("#0969da"),
          Color.web("#1a7f37"),
          Color.web("#cf222e"),
          Color.web("#9a6700"),
          List.of(
              Color.web("#0969da"),
              Color.web("#bc4c00"),
              Color.web("#1a7f37"),
              Color.web("#8250df"),
              Color.web("#9a6700"),
              Color.web("#bf3989")));

  public static final Palette DARK =
      new Palette(
          Color.web("#0d1117"),
          Color.web("#161b22"),
          Color.web("#c9d1d9"),
          Color.web("#8b949e"),
          Color.web("#30363d"),
          Color.web("#58a6ff"),
          Color.web("#3fb950"),
          Color.web("#f85149"),
          Color.web("#d29922"),
          List.of(
              Color.web("#58a6ff"),
              Color.web("#f0883e"),
              Color.web("#3fb950"),
              Color.web("#bc8cff"),
              Color.web("#d29922"),
              Color.web("#f778ba")));

  public Palette {
    series = List.copyOf(series);
  }

  /** A colour of a series, from the start again after the last. */
  public Color series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }
}
