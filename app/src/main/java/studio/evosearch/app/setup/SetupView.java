package studio.evosearch.app.setup;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** The run that would start now: model, prompt, rewards, method, schedules, seed. */
public final class SetupView extends StackPane {
  public SetupView(Workbench bench) {
    getChildren().add(new Label("Setup"));
  }
}
