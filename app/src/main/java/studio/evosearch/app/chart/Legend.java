package studio.evosearch.app.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private record HeldOut(ToggleButton button, Swatch swatch) {}

  private final ChartWords words;
  private final ChartViewModel model;
  private final List<LayerToggle> layers;
  private final Map<String, HeldOut> heldOut = new LinkedHashMap<>();

  /**
   * @param changed told when other layers are to be drawn
   */
  Legend(ChartWords words, ChartViewModel model, Runnable changed) {
    this.words = words;
    this.model = model;
    this.layers = Stream.of(Layer.values()).map(layer -> new LayerToggle(layer, words)).toList();
    layers.forEach(toggle -> toggle.setOnAction(e -> changed.run()));
    getStyleClass().add("reward-legend");
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
    for (LayerToggle toggle : layers) {
      toggle.paint(palette);
      if (toggle.layer() != Layer.ACTS || !shown.data().marks().isEmpty()) {
        entries.add(toggle);
      }
    }
    heldOut.keySet().retainAll(shown.data().heldOut());
    for (String name : shown.data().heldOut()) {
      HeldOut entry = heldOut.computeIfAbsent(name, this::heldOut);
      entry.swatch().paint(palette.series(1));
      entry.button().setSelected(model.heldOut().get().equals(Optional.of(name)));
      entries.add(entry.button());
    }
    // Entries keep the keyboard's focus as long as they stay.
    if (!getChildren().equals(entries)) {
      getChildren().setAll(entries);
    }
  }

  private HeldOut heldOut(String name) {
    Swatch swatch = new Swatch(Swatch.Form.LINE);
    ToggleButton button = new ToggleButton(name, swatch);
    button.setMnemonicParsing(false);
    button.getStyleClass().add("reward-toggle");
    button.setTooltip(new Tooltip(words.text("legend.heldOut.hint", name)));
    button.setOnAction(
        e -> model.heldOut().set(Optional.of(name).filter(n -> button.isSelected())));
    return new HeldOut(button, swatch);
  }
}
