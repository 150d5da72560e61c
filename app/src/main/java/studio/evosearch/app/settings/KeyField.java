package studio.evosearch.app.settings;

import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import studio.evosearch.app.fx.Keys;

/** A field that takes the keys pressed in it as a whole; Tab and Esc leave it as ever. */
final class KeyField extends TextField {
  private final Consumer<KeyCombination> pressed;

  KeyField(Consumer<KeyCombination> pressed) {
    this.pressed = pressed;
    setEditable(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.ESCAPE) {
      return;
    }
    Keys.pressed(event).ifPresent(pressed);
    event.consume();
  }
}
