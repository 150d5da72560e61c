package studio.evosearch.app.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every action of the studio by its id, and the controls that do it. */
public final class Actions {
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Shortcuts shortcuts;

  /**
   * @param own the person's own shortcuts by action; an empty text takes one away
   */
  public Actions(Map<String, String> own) {
    this.shortcuts = new Shortcuts(own);
  }

  /** Adds actions; each id once. */
  public void add(Action... more) {
    for (Action action : more) {
      if (actions.putIfAbsent(action.id(), action) != null) {
        throw new IllegalArgumentException("two actions are named " + action.id());
      }
      shortcuts.add(action.id(), action.shortcut());
    }
  }

  /** Every action, in the order they were added. */
  public List<Action> all() {
    return List.copyOf(actions.values());
  }

  /** An action, where there is one of that id. */
  public Optional<Action> find(String id) {
    return Optional.ofNullable(actions.get(id));
  }

  public Action action(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }

  /** The shortcuts in force. */
  public Shortcuts shortcuts() {
    return shortcuts;
  }

  /** Does an action if it can be done now. */
  public void run(String id) {
    Action action = action(id);
    if (action.enabled().get()) {
      action.run().run();
    }
  }

  /**
   * Does the action a key stands for. What is typed into a field that has the focus, and what edits
   * its text, belongs to that field, and to any node the keys that it keeps.
   */
  public void handle(KeyEvent event) {
    if (Keys.forTyping(event) || Keys.kept(event)) {
      return;
    }
    actions.values().stream()
        .filter(a -> shortcuts.of(a.id()).get().filter(keys -> keys.match(event)).isPresent())
        .filter(a -> a.enabled().get())
        .findFirst()
        .ifPresent(action -> {
          event.consume();
          action.run().run();
        });
  }

  /** A button with icon and text. */
  public Button button(String id) {
    Button button = wire(new Button(), id);
    button.setText(action(id).text());
    return button;
  }

  /** A button with the icon alone; the text is its tooltip and its accessible name. */
  public Button iconButton(String id) {
    Button button = wire(new Button(), id);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().add("button-icon");
    return button;
  }

  private <B extends ButtonBase> B wire(B button, String id) {
    Action action = action(id);
    button.setId(id.replace('.', '-'));
    button.setGraphic(new FontIcon(action.icon()));
    button.setAccessibleText(action.text());
    button.disableProperty().bind(Bindings.not(action.enabled()));
    button.setOnAction(event -> action.run().run());
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(shortcuts.of(id).map(keys -> tip(action, keys.map(KeyCombination::getDisplayText))));
    button.setTooltip(tooltip);
    return button;
  }

  private static String tip(Action action, Optional<String> keys) {
    String hint = action.hint().isEmpty() ? action.text() : action.hint();
    return keys.map(k -> hint + " (" + k + ")").orElse(hint);
  }

  /** A menu item with icon, text and shortcut. */
  public MenuItem menuItem(String id) {
    Action action = action(id);
    MenuItem item = new MenuItem(action.text(), new FontIcon(action.icon()));
    item.disableProperty().bind(Bindings.not(action.enabled()));
    // Shown beside the text; the scene's own key filter does it, so that it is never done twice.
    item.acceleratorProperty().bind(shortcuts.of(id).map(keys -> keys.orElse(null)));
    item.setOnAction(event -> action.run().run());
    return item;
  }
}
