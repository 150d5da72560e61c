package studio.evosearch.app.library;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.engine.run.RunHandle;

/** The runs that wait, to be put in another order by mouse or keys; gone while none waits. */
final class QueueView extends VBox {
  private static final Strings STRINGS = Strings.of(QueueView.class);
  private static final double ROW = 32;
  private static final int MOST_ROWS = 4;

  private final QueueViewModel model;
  private final ListView<RunHandle> list = new ListView<>();

  QueueView(QueueViewModel model, Actions actions) {
    this.model = model;
    addTo(actions);
    Label heading = new Label();
    heading
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> STRINGS.text("queue.heading", String.valueOf(model.waiting().size())),
                model.waiting()));
    heading.getStyleClass().add("heading");
    heading.setLabelFor(list);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header =
        new HBox(
            heading,
            space,
            icon(actions, "queue.up"),
            icon(actions, "queue.down"),
            icon(actions, "queue.remove"));
    header.setAlignment(Pos.CENTER_LEFT);
    list();
    getStyleClass().add("queue");
    getChildren().addAll(header, list);
    visibleProperty().bind(Bindings.isNotEmpty(model.waiting()));
    managedProperty().bind(visibleProperty());
  }

  private void list() {
    list.setId("library-queue");
    list.setAccessibleText(STRINGS.text("queue"));
    list.setFixedCellSize(ROW);
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(MOST_ROWS, model.waiting().size()) * ROW + 2, model.waiting()));
    list.setMinHeight(Region.USE_PREF_SIZE);
    list.setItems(model.waiting());
    list.setCellFactory(view -> new WaitingCell(model));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(run -> model.selected().set(Optional.ofNullable(run)));
    // After the list's own listener, which loses the selection; the model sets it again.
    model
        .selected()
        .subscribe(run ->
            run.ifPresentOrElse(
                list.getSelectionModel()::select, list.getSelectionModel()::clearSelection));
  }

  private void addTo(Actions actions) {
    actions.add(
        Action.of(
            STRINGS,
            "queue.up",
            Material2AL.ARROW_UPWARD,
            "Alt+UP",
            model.canMove(1),
            () -> model.move(1)),
        Action.of(
            STRINGS,
            "queue.down",
            Material2AL.ARROW_DOWNWARD,
            "Alt+DOWN",
            model.canMove(-1),
            () -> model.move(-1)),
        Action.of(
            STRINGS, "queue.remove", Material2AL.CLEAR, "", model.canRemove(), model::remove));
  }

  private static Button icon(Actions actions, String id) {
    Button button = actions.iconButton(id);
    button.getStyleClass().add("flat");
    return button;
  }
}
