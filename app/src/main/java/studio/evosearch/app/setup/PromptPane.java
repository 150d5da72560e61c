package studio.evosearch.app.setup;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Strings;

/** The prompt, with prompts that are ready and those used last. */
final class PromptPane extends VBox {
  private static final Strings STRINGS = Strings.of(PromptPane.class);

  private final SetupViewModel model;
  private final MenuButton ready = new MenuButton(STRINGS.text("field.ready"));

  PromptPane(SetupViewModel model) {
    this.model = model;
    getStyleClass().add("part");
    TextArea area = Form.explain("prompt", area(model.prompt, 4));
    Label name = new Label(STRINGS.text("field.prompt"));
    name.getStyleClass().add("heading");
    name.setLabelFor(area);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    Form.explain("ready", ready);
    ready.getStyleClass().addAll("flat", "small");
    HBox top = new HBox(name, ready);
    top.getStyleClass().add("line");
    getChildren().addAll(top, area);
    model.model.shelf().subscribe(shelf -> list());
    model.presets.current().subscribe(kept -> list());
  }

  /** A text of one line that wraps; Tab leaves it, as it does any other field. */
  static TextArea area(StringProperty text, int rows) {
    TextArea area = new TextArea();
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.setTextFormatter(
        new TextFormatter<>(change -> {
          change.setText(change.getText().replaceAll("\\R", " "));
          return change;
        }));
    area.textProperty().bindBidirectional(text);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            leave(area, event.isShiftDown());
            event.consume();
          }
        });
    return area;
  }

  private static void leave(Node node, boolean back) {
    node.requestFocusTraversal(back ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
  }

  private void list() {
    List<Menu> menus =
        model.model.shelf().get().suites().stream()
            .map(suite -> menu(suite.name(), suite.prompts()))
            .toList();
    ready.getItems().setAll(menus);
    List<String> recent = model.presets.current().get().prompts();
    if (!recent.isEmpty()) {
      ready.getItems().addFirst(menu(STRINGS.text("prompt.recent"), recent));
    }
    ready.setDisable(ready.getItems().isEmpty());
  }

  private Menu menu(String name, List<String> prompts) {
    Menu menu = new Menu(name);
    prompts.forEach(prompt -> menu.getItems().add(item(prompt)));
    return menu;
  }

  private MenuItem item(String prompt) {
    MenuItem item = new MenuItem(prompt);
    item.setMnemonicParsing(false);
    item.addEventHandler(ActionEvent.ACTION, event -> model.prompt.set(prompt));
    return item;
  }
}
