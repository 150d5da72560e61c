package studio.evosearch.app.library;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import studio.evosearch.app.session.Workbench;

/** Past runs, the queue of waiting runs, and what is dropped onto the window. */
public final class LibraryView extends StackPane {
  public LibraryView(Workbench bench) {
    getChildren().add(new Label("Library"));
  }
}
