package studio.evosearch.app.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.inspector.Facts.Fact;

/** How the candidate was made. */
final class FactList extends VBox {
  private static final Strings STRINGS = Strings.of(FactList.class);

  private final InspectorViewModel model;
  private List<Fact> shown = List.of();

  FactList(InspectorViewModel model) {
    this.model = model;
    getStyleClass().add("facts");
    model.subject().subscribe(subject -> show());
    model.trajectory().trajectory().subscribe(known -> show());
  }

  private void show() {
    List<Fact> facts =
        Facts.of(model.subject().get(), model.trajectory().trajectory().get().levels());
    if (facts.equals(shown)) {
      return;
    }
    shown = facts;
    Label heading = new Label(STRINGS.text("facts"));
    heading.getStyleClass().add("heading");
    getChildren().setAll(heading);
    for (Fact fact : facts) {
      Label label = new Label(fact.label());
      label.getStyleClass().addAll("caption", Styles.TEXT_MUTED);
      Label value = new Label(fact.value());
      value.setWrapText(true);
      getChildren().add(new VBox(label, value));
    }
  }
}
