package studio.evosearch.app.chart;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import studio.evosearch.app.chart.Drawing.Layer;
import studio.evosearch.app.fx.Palette;

/** Shows or hides a layer of the chart. */
final class LayerToggle extends ToggleButton {
  private final Layer layer;
  private final Swatch swatch;

  LayerToggle(Layer layer, ChartWords words) {
    this.layer = layer;
    this.swatch =
        new Swatch(
            switch (layer) {
              case BEST -> Swatch.Form.LINE;
              case MEAN -> Swatch.Form.BAND;
              case CANDIDATES -> Swatch.Form.DOT;
              case ACTS -> Swatch.Form.RULE;
            });
    setText(words.text("legend." + layer));
    setGraphic(swatch);
    setId("chart-layer-" + layer);
    setSelected(true);
    setTooltip(new Tooltip(words.text("legend." + layer + ".hint")));
    getStyleClass().add("reward-toggle");
  }

  Layer layer() {
    return layer;
  }

  void paint(Palette palette) {
    Color own = palette.series(0);
    swatch.paint(
        switch (layer) {
          case BEST -> own;
          case MEAN -> own.deriveColor(0, 1, 1, 0.4);
          case CANDIDATES, ACTS -> palette.muted();
        });
  }
}
