package studio.evosearch.app.fx;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every action of the studio by its id, with the shortcut in force. */
public final class Actions {
  private record Entry(Action action, ObjectProperty<Optional<KeyCombination>> shortcut) {}

  /** What edits a text together with the shortcut key. */
  private static final Set<KeyCode> EDITING =
      EnumSet.of(
          KeyCode.A,
          KeyCode.C,
          KeyCode.V,
          KeyCode.X,
          KeyCode.Y,
          KeyCode.Z,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.BACK_SPACE,
          KeyCode.DELETE);

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> rebound;

  /**
   * @param rebound the person's own shortcuts by action; an empty text takes one away
   */
  public Actions(Map<String, String> rebound) {
    this.rebound = Map.copyOf(rebound);
  }

  /** Adds actions; each id once. */
  public void add(Action... more) {
    for (Action action : more) {
      String text = rebound.getOrDefault(action.id(), action.shortcut());
      Entry entry = new Entry(action, new SimpleObjectProperty<>(combination(text)));
      if (entries.putIfAbsent(action.id(), entry) != null) {
        throw new IllegalArgumentException("two actions are named " + action.id());
      }
    }
  }

  private static Optional<KeyCombination> combination(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(text));
  }

  /** Every action, in the order they were added. */
  public List<Action> all() {
    return entries.values().stream().map(Entry::action).toList();
  }

  public Action action(String id) {
    return entry(id).action();
  }

  /** The shortcut in force. */
  public ObservableValue<Optional<KeyCombination>> shortcut(String id) {
    return entry(id).shortcut();
  }

  /**
   * Gives an action another shortcut; whoever had it loses it.
   *
   * @param text as {@link KeyCombination#valueOf} reads it; empty for none
   */
  public void rebind(String id, String text) {
    Optional<KeyCombination> combination = combination(text);
    entries
        .values()
        .forEach(other -> {
          if (combination.isPresent() && combination.equals(other.shortcut().get())) {
            other.shortcut().set(Optional.empty());
          }
        });
    entry(id).shortcut().set(combination);
  }

  private Entry entry(String id) {
    return Optional.ofNullable(entries.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }

  /** Does an action if it can be done now. */
  public void run(String id) {
    Action action = action(id);
    if (action.enabled().get()) {
      action.run().run();
    }
  }

  /** Does the action a key stands for, unless it belongs to the text field that has the focus. */
  public void handle(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl && edits(event)) {
      return;
    }
    for (Entry entry : entries.values()) {
      if (entry.shortcut().get().filter(c -> c.match(event)).isPresent()
          && entry.action().enabled().get()) {
        event.consume();
        entry.action().run().run();
        return;
      }
    }
  }

  /** Whether a text field has a use of its own for a key. */
  private static boolean edits(KeyEvent event) {
    if (event.getCode().isFunctionKey() || event.isAltDown()) {
      return false;
    }
    return !event.isShortcutDown() || EDITING.contains(event.getCode());
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
    Entry entry = entry(id);
    Action action = entry.action();
    button.setId(id.replace('.', '-'));
    button.setGraphic(new FontIcon(action.icon()));
    button.setAccessibleText(action.text());
    button.disableProperty().bind(Bindings.not(action.enabled()));
    button.setOnAction(event -> action.run().run());
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(entry.shortcut().map(keys -> tip(action, keys.map(KeyCombination::getDisplayText))));
    button.setTooltip(tooltip);
    return button;
  }

  private static String tip(Action action, Optional<String> keys) {
    String hint = action.hint().isEmpty() ? action.text() : action.hint();
    return keys.map(k -> hint + " (" + k + ")").orElse(hint);
  }

  /** A menu item with icon, text and shortcut. */
  public MenuItem menuItem(String id) {
    Entry entry = entry(id);
    MenuItem item = new MenuItem(entry.action().text(), new FontIcon(entry.action().icon()));
    item.disableProperty().bind(Bindings.not(entry.action().enabled()));
    // Shown beside the text; the scene's own key filter does it, so that it is never done twice.
    item.acceleratorProperty().bind(entry.shortcut().map(keys -> keys.orElse(null)));
    item.setOnAction(event -> entry.action().run().run());
    return item;
  }
}
