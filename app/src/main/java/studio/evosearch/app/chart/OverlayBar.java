package studio.evosearch.app.chart;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.engine.run.RunReport;

/** The other runs in the chart: their colours, what keeps them from being compared, and away. */
final class OverlayBar extends FlowPane {
  private final ChartWords words;
  private final Overlays overlays;

  OverlayBar(ChartWords words, Overlays overlays) {
    this.words = words;
    this.overlays = overlays;
    getStyleClass().add("reward-overlays");
    setManaged(false);
  }

  void show(RunReport run, Palette palette) {
    List<HBox> entries = overlays.all().stream().map(o -> entry(o, run, palette)).toList();
    getChildren().setAll(entries);
    setManaged(!entries.isEmpty());
  }

  private HBox entry(Overlay overlay, RunReport run, Palette palette) {
    Set<Difference> differences =
        overlay
            .content()
            .map(content -> Difference.between(run, content.report()))
            .orElse(Set.of());
    Swatch swatch = new Swatch(Swatch.Form.LINE);
    swatch.paint(Paints.overlay(palette, overlay.colour()));
    Label label = new Label(words.overlay(overlay), swatch);
    label.setTooltip(new Tooltip(words.overlay(overlay, differences)));
    HBox entry = new HBox(label);
    entry.getStyleClass().add("reward-overlay");
    if (!differences.isEmpty()) {
      FontIcon warning = new FontIcon(Material2MZ.WARNING);
      warning.getStyleClass().add("reward-warning");
      entry.getChildren().add(warning);
    }
    entry.getChildren().add(remove(overlay));
    return entry;
  }

  private Button remove(Overlay overlay) {
    Button remove = new Button("", new FontIcon(Material2AL.CLOSE));
    remove.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    remove.getStyleClass().addAll("button-icon", "flat", "reward-remove");
    String text = words.text("overlay.remove", overlay.name());
    remove.setAccessibleText(text);
    remove.setTooltip(new Tooltip(text));
    remove.setOnAction(e -> overlays.remove(overlay.folder()));
    return remove;
  }
}
