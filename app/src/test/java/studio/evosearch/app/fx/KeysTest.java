package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class KeysTest {
  private static KeyEvent pressed(
      javafx.event.EventTarget target, KeyCode code, boolean shift, boolean ctrl) {
    return new KeyEvent(
        null, target, KeyEvent.KEY_PRESSED, "", "", code, shift, ctrl, false, false);
  }

  private static boolean typed(javafx.scene.Node target, KeyCode code, boolean ctrl) {
    return Keys.forTyping(pressed(target, code, false, ctrl));
  }

  @Test
  void modifiersAloneAreNoKeys() {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          Button target = new Button();
          assertEquals(
              Optional.empty(), Keys.pressed(pressed(target, KeyCode.CONTROL, false, true)));
          assertEquals(
              Keys.parse("Shift+F7"), Keys.pressed(pressed(target, KeyCode.F7, true, false)));
        });
  }

  @Test
  void aFieldKeepsWhatIsTypedAndWhatEditsItsText() {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          TextField field = new TextField();
          assertTrue(typed(field, KeyCode.P, false));
          assertTrue(typed(field, KeyCode.Z, true));
          assertTrue(typed(field, KeyCode.A, true));
          assertFalse(typed(field, KeyCode.F5, false));
          assertFalse(typed(field, KeyCode.K, true));
          field.setEditable(false);
          assertFalse(typed(field, KeyCode.P, false));
        });
  }

  @Test
  void aSpinnerThatIsTypedIntoIsAField() {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          Spinner<Integer> spinner = new Spinner<>(0, 9, 0);
          spinner.setEditable(true);
          assertTrue(typed(spinner, KeyCode.P, false));
          assertFalse(typed(new Button(), KeyCode.P, false));
        });
  }

  @Test
  void keysThatMoveTheFocusAreTaken() {
    assertTrue(Keys.taken(Keys.parse("Tab").orElseThrow()));
    assertTrue(Keys.taken(Keys.parse("Left").orElseThrow()));
    assertFalse(Keys.taken(Keys.parse("Alt+Left").orElseThrow()));
    assertFalse(Keys.taken(Keys.parse("P").orElseThrow()));
  }
}
