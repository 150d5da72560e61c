package studio.evosearch.app.compare;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** Candidates side by side, and two runs side by side. */
public final class CompareView extends StackPane {
  public CompareView(Workbench bench) {
    getChildren().add(new Label("Compare"));
  }
}
