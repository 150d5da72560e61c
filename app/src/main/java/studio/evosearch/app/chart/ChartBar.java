package studio.evosearch.app.chart;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.app.session.Workbench;

/** One line above the chart: the legend, the gauges, and what to compare with. */
final class ChartBar extends HBox {
  /** From this width on, gauges bear their names. */
  private static final double ROOMY = 780;

  private final Workbench bench;
  private final ChartWords words;

  ChartBar(
      Legend legend, Workbench bench, ChartViewModel model, ChartWords words, CompareMenu compare) {
    this.bench = bench;
    this.words = words;
    GaugeView diversity = gauge("diversity", Material2MZ.SHUFFLE, model.diversity());
    GaugeView parents = gauge("parents", Material2AL.ACCOUNT_TREE, model.parents());
    Button showAll = bench.actions().iconButton("chart.showAll");
    showAll.visibleProperty().bind(showAll.disabledProperty().not());
    showAll.managedProperty().bind(showAll.visibleProperty());
    HBox tools =
        new HBox(
            showAll,
            diversity,
            parents,
            bench.actions().iconButton("chart.baselineBestOfN"),
            bench.actions().iconButton("chart.baselineParticle"),
            compare);
    tools.getStyleClass().add("reward-tools");
    tools.setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("reward-bar");
    getChildren().addAll(legend, tools);
    setHgrow(legend, Priority.ALWAYS);
    widthProperty()
        .subscribe(width -> {
          diversity.named(width.doubleValue() >= ROOMY);
          parents.named(width.doubleValue() >= ROOMY);
        });
  }

  private GaugeView gauge(String key, Ikon icon, ObservableValue<Gauge> gauge) {
    return new GaugeView(words, key, icon, gauge, bench.themes().palette());
  }
}
