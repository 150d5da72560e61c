package studio.evosearch.app.settings;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;

/** Every action with its shortcut, which a person changes by pressing another. */
public final class ShortcutsView extends VBox {
  private static final Strings STRINGS = Strings.of(ShortcutsView.class);

  private final ShortcutsModel model;
  private final TextField search = new TextField();
  private final TableView<Action> table = new TableView<>();
  private final Label name = new Label();
  private final KeyField keys = new KeyField(this::press);
  private final Label message = new Label();
  private final Button take = new Button(STRINGS.text("shortcuts.take"));

  public ShortcutsView(Actions actions, PreferencesModel preferences) {
    super(10);
    this.model = new ShortcutsModel(actions, preferences);
    getStyleClass().add("shortcuts");
    getStylesheets().add(ShortcutsView.class.getResource("settings.css").toExternalForm());
    search.setPromptText(STRINGS.text("shortcuts.search"));
    search.setAccessibleText(STRINGS.text("shortcuts.search"));
    search.setTooltip(new Tooltip(STRINGS.text("shortcuts.search.hint")));
    fillTable();
    message.setWrapText(true);
    take.managedProperty().bind(take.visibleProperty());
    take.setMinWidth(USE_PREF_SIZE);
    take.setTooltip(new Tooltip(STRINGS.text("shortcuts.take.hint")));
    HBox said = new HBox(8, message, take);
    said.setAlignment(Pos.CENTER_LEFT);
    said.setMinHeight(36);
    getChildren().addAll(search, table, editor(), said);
    search.textProperty().subscribe(text -> list());
    model
        .changes()
        .subscribe(() -> {
          table.refresh();
          show();
        });
    table.getSelectionModel().selectedItemProperty().subscribe(action -> show());
    list();
  }

  private void fillTable() {
    table.setId("shortcuts-table");
    table.setAccessibleText(STRINGS.text("shortcuts.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<Action, String> action = column("shortcuts.action", Action::text);
    action.setCellFactory(column -> new ActionCell());
    action.setPrefWidth(380);
    table.getColumns().add(action);
    table.getColumns().add(column("shortcuts.keys", model::text));
    table
        .getColumns()
        .add(
            column(
                "shortcuts.changed", a -> model.changed(a) ? STRINGS.text("shortcuts.own") : ""));
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        keys.requestFocus();
      }
    });
    table.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2) {
            keys.requestFocus();
          }
        });
  }

  private static TableColumn<Action, String> column(String key, Function<Action, String> text) {
    TableColumn<Action, String> column = new TableColumn<>(STRINGS.text(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private HBox editor() {
    name.setLabelFor(keys);
    keys.setId("shortcuts-keys");
    keys.setPrefColumnCount(12);
    keys.setMinWidth(120);
    keys.setPromptText(STRINGS.text("shortcuts.press"));
    keys.setTooltip(new Tooltip(STRINGS.text("shortcuts.press.hint")));
    keys.setAccessibleHelp(STRINGS.text("shortcuts.press.hint"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row =
        new HBox(
            8,
            name,
            keys,
            button("shortcuts.clear", () -> selected().ifPresent(model::clear)),
            button(
                "shortcuts.reset", () -> selected().filter(model::changed).ifPresent(model::reset)),
            gap,
            button("shortcuts.resetAll", model::resetAll));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Button button(String key, Runnable act) {
    Button button = new Button(STRINGS.text(key));
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(STRINGS.text(key + ".hint")));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> act.run());
    return button;
  }

  private Optional<Action> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  private void list() {
    table.getItems().setAll(model.found(search.getText()));
    table.getSelectionModel().selectFirst();
  }

  private void show() {
    name.setText(selected().map(a -> STRINGS.text("shortcuts.for", a.text())).orElse(""));
    keys.setText(selected().map(model::text).orElse(""));
    say(STRINGS.text("shortcuts.how"));
  }

  private void say(String text) {
    message.setText(text);
    take.setVisible(false);
  }

  private void press(KeyCombination pressed) {
    selected()
        .ifPresent(action -> {
          String text = pressed.getDisplayText();
          switch (model.press(action, pressed)) {
            case ShortcutsModel.Answer.Taken _ ->
                say(STRINGS.text("shortcuts.taken", text, action.text()));
            case ShortcutsModel.Answer.Refused _ -> say(STRINGS.text("shortcuts.refused", text));
            case ShortcutsModel.Answer.Clash clash -> {
              say(STRINGS.text("shortcuts.clash", text, clash.holder().text()));
              take.setVisible(true);
              take.setOnAction(event -> {
                model.take(action, pressed);
                keys.requestFocus();
              });
            }
          }
        });
  }

  private static final class ActionCell extends javafx.scene.control.TableCell<Action, String> {
    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      Action action = empty ? null : getTableRow().getItem();
      setText(action == null ? null : text);
      setGraphic(action == null ? null : icon);
      if (action != null) {
        icon.setIconCode(action.icon());
        setTooltip(new Tooltip(action.hint()));
      }
    }
  }
}
