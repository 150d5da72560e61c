package studio.evosearch.app.population;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** The candidates of a generation as a grid of thumbnails, to look through, pin, reject and like. */
public final class PopulationView extends StackPane {
  public PopulationView(Workbench bench) {
    getChildren().add(new Label("Population"));
  }
}
