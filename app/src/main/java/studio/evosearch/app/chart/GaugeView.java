package studio.evosearch.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.evosearch.app.fx.Palette;

/**
 * A gauge: its icon and, where there is room, its name, its figure, and a line of how it got there.
 */
final class GaugeView extends HBox {
  private final Label title = new Label();

  /**
   * @param key of its texts
   */
  GaugeView(
      ChartWords words,
      String key,
      Ikon icon,
      ObservableValue<Gauge> gauge,
      ObservableValue<Palette> palette) {
    String name = words.text("gauge." + key);
    String tip = words.text("gauge." + key + ".hint");
    Label figure = new Label();
    Sparkline line = new Sparkline();
    getStyleClass().add("reward-gauge");
    setAlignment(Pos.CENTER_LEFT);
    title.setText(name);
    getChildren().addAll(new FontIcon(icon), title, figure, line);
    figure.getStyleClass().add("reward-figure");
    // One stop of the Tab key, with what the tooltip says for those who do not see it.
    setFocusTraversable(true);
    Tooltip.install(this, new Tooltip(tip));
    setAccessibleHelp(tip);
    gauge.subscribe(now -> {
      String text = words.gauge(now.value());
      figure.setText(text);
      setAccessibleText(name + " " + text);
    });
    Runnable draw = () -> line.draw(gauge.getValue().history(), palette.getValue());
    gauge.subscribe(draw);
    palette.subscribe(draw);
    draw.run();
  }

  /** Shows or hides the name. */
  void named(boolean wide) {
    title.setVisible(wide);
    title.setManaged(wide);
  }
}
