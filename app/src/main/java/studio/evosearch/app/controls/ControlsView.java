package studio.evosearch.app.controls;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** Run, pause, step, stop and steer; how far the run is; the scrubber over its generations. */
public final class ControlsView extends StackPane {
  public ControlsView(Workbench bench) {
    getChildren().add(new Label("Controls"));
  }
}
