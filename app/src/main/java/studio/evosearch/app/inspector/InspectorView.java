package studio.evosearch.app.inspector;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** One candidate: its picture, trajectory, scores, ancestry, and what can be done with it. */
public final class InspectorView extends StackPane {
  public InspectorView(Workbench bench) {
    getChildren().add(new Label("Inspector"));
  }
}
