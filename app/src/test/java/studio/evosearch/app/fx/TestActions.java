package studio.evosearch.app.fx;

import javafx.beans.property.SimpleBooleanProperty;
import org.kordamp.ikonli.material2.Material2AL;

/** Actions for tests. */
public final class TestActions {
  private TestActions() {}

  /** One that does nothing. */
  public static Action action(String id, String text, String shortcut) {
    return action(id, text, shortcut, true);
  }

  static Action action(String id, String text, String shortcut, boolean enabled) {
    return new Action(
        id, text, "", Material2AL.ADD, shortcut, new SimpleBooleanProperty(enabled), () -> {});
  }
}
