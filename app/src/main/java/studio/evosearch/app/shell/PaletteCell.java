package studio.evosearch.app.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Shortcuts;

/** An action in the palette: icon, text, what it does, shortcut. */
final class PaletteCell extends ListCell<Action> {
  private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

  private final Shortcuts shortcuts;
  private final FontIcon icon = new FontIcon();
  private final Label text = new Label();
  private final Label hint = new Label();
  private final Label keys = new Label();
  private final HBox row;

  PaletteCell(Shortcuts shortcuts) {
    this.shortcuts = shortcuts;
    hint.getStyleClass().add("hint");
    hint.setTextOverrun(OverrunStyle.ELLIPSIS);
    keys.getStyleClass().add("keys");
    keys.setMinWidth(USE_PREF_SIZE);
    VBox words = new VBox(text, hint);
    words.setAlignment(Pos.CENTER_LEFT);
    // As wide as is left, however long the hint.
    words.setPrefWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(12, icon, words, keys);
    row.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(Action action, boolean empty) {
    super.updateItem(action, empty);
    if (empty || action == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    boolean unavailable = !action.enabled().get();
    pseudoClassStateChanged(UNAVAILABLE, unavailable);
    icon.setIconCode(action.icon());
    text.setText(action.text());
    hint.setText(action.hint());
    String pressed = shortcuts.of(action.id()).get().map(KeyCombination::getDisplayText).orElse("");
    keys.setText(pressed);
    keys.setVisible(!pressed.isEmpty());
    setAccessibleText(action.text() + ", " + action.hint() + " " + pressed);
    setGraphic(row);
  }
}
