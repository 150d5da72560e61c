package studio.evosearch.app.fx;

import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can do: one entry of menus, command palette, shortcuts and buttons alike.
 *
 * @param id stable and unique, such as {@code run.pause}; the person's own shortcuts are kept by it
 * @param text what it does, a few words
 * @param hint what it does, a sentence
 * @param icon beside the text or instead of it
 * @param shortcut as {@link javafx.scene.input.KeyCombination#valueOf} reads it; empty for none
 * @param enabled whether it can be done now
 * @param run does it
 */
public record Action(
    String id,
    String text,
    String hint,
    Ikon icon,
    String shortcut,
    ObservableBooleanValue enabled,
    Runnable run) {

  /**
   * An action with its texts from a bundle: {@code ID} and {@code ID.hint}.
   *
   * @param shortcut empty for none
   */
  public static Action of(
      Strings strings,
      String id,
      Ikon icon,
      String shortcut,
      ObservableBooleanValue enabled,
      Runnable run) {
    return new Action(
        id, strings.text(id), strings.text(id + ".hint"), icon, shortcut, enabled, run);
  }
}
