package studio.evosearch.app.lineage;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** The forest of the run: every candidate under its parent, root noises at the top. */
public final class LineageView extends StackPane {
  public LineageView(Workbench bench) {
    getChildren().add(new Label("Lineage"));
  }
}
