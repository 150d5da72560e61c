package studio.evosearch.app.chart;

import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.engine.run.RunReport;

/** Another run in the legend: its colour and name, what keeps it from being compared, and away. */
final class OverlayEntry extends HBox {
  private final ChartWords words;
  private final Swatch swatch = new Swatch(Swatch.Form.LINE);
  private final Label label = new Label("", swatch);
  private final Tooltip tip = new Tooltip();
  private final FontIcon warning = new FontIcon(Material2MZ.WARNING);

  OverlayEntry(Overlay overlay, ChartWords words, Overlays overlays) {
    this.words = words;
    label.setTooltip(tip);
    warning.getStyleClass().add("reward-warning");
    warning.managedProperty().bind(warning.visibleProperty());
    Button remove = new Button("", new FontIcon(Material2AL.CLOSE));
    remove.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    remove.getStyleClass().addAll("button-icon", "flat", "reward-remove");
    String text = words.text("overlay.remove", overlay.name());
    remove.setAccessibleText(text);
    remove.setTooltip(new Tooltip(text));
    remove.setOnAction(e -> overlays.remove(overlay.folder()));
    getStyleClass().add("reward-overlay");
    getChildren().addAll(label, warning, remove);
  }

  /** Tells how it stands against the run on show. */
  void show(Overlay overlay, RunReport run, Palette palette) {
    Set<Difference> differences =
        overlay
            .content()
            .map(content -> Difference.between(run, content.report()))
            .orElse(Set.of());
    swatch.paint(Paints.overlay(palette, overlay.colour()));
    label.setText(words.overlay(overlay));
    tip.setText(words.overlay(overlay, differences));
    label.setAccessibleText(tip.getText());
    warning.setVisible(!differences.isEmpty());
  }
}
