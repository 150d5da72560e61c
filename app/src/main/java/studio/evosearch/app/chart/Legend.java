package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import studio.evosearch.app.chart.Drawing.Layer;
import studio.evosearch.app.fx.Palette;

/** What of the run on show is drawn in which colour; each entry shows or hides it. */
final class Legend extends FlowPane {
  private final ChartWords words;
  private final ChartViewModel model;
  private final Runnable changed;
  private final List<LayerToggle> layers;

  /**
   * @param changed told when something else is to be drawn
   */
  Legend(ChartWords words, ChartViewModel model, Runnable changed) {
    this.words = words;
    this.model = model;
    this.changed = changed;
    getStyleClass().add("reward-legend");
    layers = Stream.of(Layer.values()).map(this::toggle).toList();
  }

  private LayerToggle toggle(Layer layer) {
    LayerToggle toggle = new LayerToggle(layer, words);
    toggle.setOnAction(e -> changed.run());
    return toggle;
  }

  /** What a person wants to see of the run on show. */
  Set<Layer> visible() {
    return layers.stream()
        .filter(ToggleButton::isSelected)
        .map(LayerToggle::layer)
        .collect(Collectors.toSet());
  }

  /** Lists what there is. */
  void show(ChartViewModel.Shown shown, Palette palette) {
    List<Node> entries = new ArrayList<>();
    layers.stream()
        .filter(l -> l.layer() != Layer.ACTS || !shown.data().marks().isEmpty())
        .forEach(toggle -> {
          toggle.paint(palette);
          entries.add(toggle);
        });
    shown.data().heldOut().forEach(name -> entries.add(heldOut(name, palette)));
    getChildren().setAll(entries);
  }

  private ToggleButton heldOut(String name, Palette palette) {
    Swatch swatch = new Swatch(Swatch.Form.LINE);
    swatch.paint(palette.series(1));
    ToggleButton button = new ToggleButton(name, swatch);
    button.getStyleClass().add("reward-toggle");
    button.setTooltip(new Tooltip(words.text("legend.heldOut.hint", name)));
    button.setSelected(model.heldOut().get().equals(Optional.of(name)));
    button.setOnAction(
        e -> model.heldOut().set(Optional.of(name).filter(n -> button.isSelected())));
    return button;
  }
}
