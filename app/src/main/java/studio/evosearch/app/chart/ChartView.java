package studio.evosearch.app.chart;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** Reward against NFE, and how diverse the population is. */
public final class ChartView extends StackPane {
  public ChartView(Workbench bench) {
    getChildren().add(new Label("Chart"));
  }
}
