package studio.evosearch.app.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.ActionSearch;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Strings;

/**
 * Every action, found by a few letters, over the window. It goes when something else has the focus.
 */
final class PaletteView extends VBox {
  private static final Strings STRINGS = Strings.of(PaletteView.class);
  private static final int PAGE = 8;
  private static final double ROW = 46;

  private final Actions actions;
  private final TextField search = new TextField();
  private final ListView<Action> list = new ListView<>();
  private Optional<Node> focusBefore = Optional.empty();

  PaletteView(Actions actions) {
    this.actions = actions;
    setId("palette");
    getStyleClass().add("palette");
    setMaxSize(640, USE_PREF_SIZE);
    search.setId("palette-search");
    search.setPromptText(STRINGS.text("palette.search"));
    search.setAccessibleText(STRINGS.text("palette.search"));
    search.setTooltip(new Tooltip(STRINGS.text("palette.hint")));
    search.textProperty().subscribe(text -> find());
    search
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            hide();
          }
        });
    list.setId("palette-list");
    list.setAccessibleText(STRINGS.text("palette.list"));
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setPlaceholder(new Label(STRINGS.text("palette.none")));
    list.setCellFactory(view -> new PaletteCell(actions.shortcuts()));
    list.setOnMousePressed(event -> search.requestFocus());
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        run();
      }
    });
    list.getSelectionModel().selectedItemProperty().subscribe(this::say);
    getChildren().addAll(search, list);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    setVisible(false);
  }

  /** Shows every action, with the letters of the last time gone. */
  void show() {
    focusBefore = Optional.ofNullable(getScene().getFocusOwner());
    search.clear();
    find();
    setVisible(true);
    search.requestFocus();
  }

  private void hide() {
    if (isVisible()) {
      setVisible(false);
      focusBefore.ifPresent(Node::requestFocus);
    }
  }

  private void find() {
    list.getItems()
        .setAll(
            ActionSearch.rank(search.getText(), actions.all()).stream()
                .filter(action -> !action.id().equals("app.palette"))
                .toList());
    list.setPrefHeight(Math.clamp(list.getItems().size(), 1, PAGE) * ROW + 2);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  /** What Enter would do is read out with the field, which keeps the focus. */
  private void say(Action selected) {
    search.setAccessibleHelp(selected == null ? "" : selected.text() + ". " + selected.hint());
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> hide();
      case ENTER -> run();
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(PAGE);
      case PAGE_UP -> move(-PAGE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int rows) {
    int last = list.getItems().size() - 1;
    if (last >= 0) {
      int row = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, last);
      list.getSelectionModel().select(row);
      list.scrollTo(Math.max(0, row - PAGE + 2));
    }
  }

  private void run() {
    Action selected = list.getSelectionModel().getSelectedItem();
    if (selected != null && selected.enabled().get()) {
      hide();
      actions.run(selected.id());
    }
  }
}
