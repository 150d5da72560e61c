package studio.evosearch.app.chart;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import studio.evosearch.engine.run.RunSummary;

/** The runs of the library that can be added to the chart, listed when the menu opens. */
final class CompareMenu extends MenuButton {
  private static final int MOST = 20;

  private final ChartWords words;
  private final ChartViewModel model;

  CompareMenu(ChartWords words, ChartViewModel model) {
    super(words.text("chart.compare"), new FontIcon(Material2MZ.MULTILINE_CHART));
    this.words = words;
    this.model = model;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().addAll("button-icon", "no-arrow");
    setId("chart-compare");
    setAccessibleText(getText());
    setTooltip(new Tooltip(words.text("chart.compare.hint")));
    getItems().setAll(note("compare.reading"));
    setOnShowing(e -> {
      getItems().setAll(note("compare.reading"));
      model.listRuns(this::list);
    });
  }

  private void list(List<RunSummary> runs) {
    getItems().setAll(runs.stream().limit(MOST).map(this::item).toList());
    if (runs.isEmpty()) {
      getItems().add(note("compare.none"));
    } else if (runs.size() > MOST) {
      getItems().add(note("compare.more"));
    }
  }

  private MenuItem item(RunSummary run) {
    MenuItem item = new MenuItem(words.run(run));
    item.setMnemonicParsing(false);
    item.setOnAction(e -> model.overlays().add(run.folder()));
    return item;
  }

  private MenuItem note(String key) {
    MenuItem note = new MenuItem(words.text(key));
    note.setDisable(true);
    return note;
  }
}
