package studio.evosearch.app.fx;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** Key combinations, as they are written, pressed, and wanted by text fields. */
public final class Keys {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  /** With Ctrl or Command, what every text field knows. */
  private static final Set<KeyCode> EDITING =
      EnumSet.of(
          KeyCode.A,
          KeyCode.C,
          KeyCode.V,
          KeyCode.X,
          KeyCode.Y,
          KeyCode.Z,
          KeyCode.BACK_SPACE,
          KeyCode.DELETE);

  /** What moves the focus or presses a button, unless something is held with it. */
  private static final Set<KeyCode> MOVING =
      EnumSet.of(
          KeyCode.ENTER,
          KeyCode.SPACE,
          KeyCode.TAB,
          KeyCode.ESCAPE,
          KeyCode.BACK_SPACE,
          KeyCode.DELETE);

  private Keys() {}

  /**
   * What a text says, such as {@code Shortcut+K}; empty for an empty text. Ctrl is the same as
   * Shortcut, or Command on a Mac, so that two texts for the same keys are equal.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  public static Optional<KeyCombination> parse(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            KeyCombination.valueOf(text) instanceof KeyCodeCombination keys
                ? normal(keys)
                : KeyCombination.valueOf(text));
  }

  private static KeyCombination normal(KeyCodeCombination keys) {
    ModifierValue own = MAC ? keys.getMeta() : keys.getControl();
    boolean named = keys.getShortcut() == ModifierValue.DOWN || own == ModifierValue.DOWN;
    return new KeyCodeCombination(
        keys.getCode(),
        keys.getShift(),
        MAC ? keys.getControl() : ModifierValue.UP,
        keys.getAlt(),
        MAC ? ModifierValue.UP : keys.getMeta(),
        named ? ModifierValue.DOWN : ModifierValue.UP);
  }

  /** What is pressed; empty while that is only Shift, Ctrl and their like. */
  public static Optional<KeyCombination> pressed(KeyEvent event) {
    if (event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
      return Optional.empty();
    }
    return Optional.of(
        new KeyCodeCombination(
            event.getCode(),
            down(event.isShiftDown()),
            down(MAC && event.isControlDown()),
            down(event.isAltDown()),
            down(!MAC && event.isMetaDown()),
            down(event.isShortcutDown())));
  }

  private static ModifierValue down(boolean held) {
    return held ? ModifierValue.DOWN : ModifierValue.UP;
  }

  /**
   * Whether a key of the window's own does something else when it is pressed: Tab, Enter, arrows.
   */
  public static boolean taken(KeyCombination keys) {
    return keys instanceof KeyCodeCombination pressed
        && !held(pressed)
        && (MOVING.contains(pressed.getCode()) || pressed.getCode().isNavigationKey());
  }

  private static boolean held(KeyCodeCombination keys) {
    return keys.getShortcut() == ModifierValue.DOWN
        || keys.getControl() == ModifierValue.DOWN
        || keys.getAlt() == ModifierValue.DOWN
        || keys.getMeta() == ModifierValue.DOWN;
  }

  /** Leaves keys to a node while it has the focus, also where they stand for an action. */
  public static void keep(Node node, KeyCombination... keys) {
    node.getProperties().put(Keys.class, List.of(keys));
  }

  /** Whether the node that has the focus keeps a key for itself. */
  static boolean kept(KeyEvent event) {
    return event.getTarget() instanceof Node node
        && node.hasProperties()
        && node.getProperties().get(Keys.class) instanceof List<?> keys
        && keys.stream().anyMatch(k -> k instanceof KeyCombination own && own.match(event));
  }

  /** Whether a key goes to a field that is being written in, and means something there. */
  static boolean forTyping(KeyEvent event) {
    if (!writes(event.getTarget()) || event.getCode().isFunctionKey()) {
      return false;
    }
    if (event.isShortcutDown()) {
      return EDITING.contains(event.getCode()) || event.getCode().isNavigationKey();
    }
    return !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
  }

  /** Spinners and combo boxes take keys themselves and hand them on to their field. */
  private static boolean writes(EventTarget target) {
    return switch (target) {
      case TextInputControl field -> field.isEditable();
      case Spinner<?> spinner -> spinner.isEditable();
      case ComboBoxBase<?> box -> box.isEditable();
      default -> false;
    };
  }
}
