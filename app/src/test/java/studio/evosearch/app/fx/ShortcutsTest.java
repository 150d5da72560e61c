package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  private static Optional<KeyCombination> keys(String text) {
    return Keys.parse(text);
  }

  private static Shortcuts shortcuts(Map<String, String> stored) {
    Shortcuts shortcuts = new Shortcuts(stored);
    shortcuts.add("pin", "P");
    shortcuts.add("palette", "Shortcut+K");
    shortcuts.add("replay", "");
    return shortcuts;
  }

  @Test
  void twoWaysToWriteTheSameKeysAreEqual() {
    assertEquals(
        keys("Shortcut+K"),
        keys(System.getProperty("os.name").startsWith("Mac") ? "Meta+K" : "Ctrl+K"));
    assertFalse(keys("Shortcut+Shift+K").equals(keys("Shortcut+K")));
  }

  @Test
  void aPersonsOwnKeysTakeThePlaceOfThoseItCameWith() {
    Shortcuts shortcuts = shortcuts(Map.of("pin", "Shift+P", "palette", ""));
    assertEquals(keys("Shift+P"), shortcuts.of("pin").get());
    assertEquals(keys(""), shortcuts.of("palette").get());
    assertTrue(shortcuts.changed("pin") && shortcuts.changed("palette"));
  }

  @Test
  void keysGivenToOneActionAreTakenFromTheOther() {
    Shortcuts shortcuts = shortcuts(Map.of());
    shortcuts.set("replay", keys("P"));
    assertEquals(Optional.of("replay"), shortcuts.holder(keys("P").orElseThrow()));
    assertEquals(Map.of("pin", "", "replay", "P"), shortcuts.own());
  }

  @Test
  void aPersonsOwnKeysWinOverTheDefaultOfAnotherAction() {
    // The first takes them before the second comes, the last after the first has come.
    assertEquals(keys(""), shortcuts(Map.of("pin", "Ctrl+K")).of("palette").get());
    assertEquals(keys(""), shortcuts(Map.of("replay", "P")).of("pin").get());
  }

  @Test
  void whatIsStoredGivesTheSameShortcutsAgain() {
    Shortcuts shortcuts = shortcuts(Map.of("of a later version", "F12"));
    shortcuts.set("palette", keys("Shift+Shortcut+Comma"));
    shortcuts.set("pin", Optional.empty());
    Map<String, String> own = shortcuts.own();
    assertEquals("F12", own.get("of a later version"));
    Shortcuts again = shortcuts(own);
    assertEquals(shortcuts.of("palette").get(), again.of("palette").get());
    assertEquals(Optional.empty(), again.of("pin").get());
    assertEquals(own, again.own());
  }

  @Test
  void resettingGivesBackWhatAllCameWith() {
    Shortcuts shortcuts = shortcuts(Map.of("pin", "Shortcut+K", "replay", "P"));
    shortcuts.resetAll();
    assertEquals(keys("P"), shortcuts.of("pin").get());
    assertEquals(keys("Ctrl+K"), shortcuts.of("palette").get());
    assertEquals(Map.of(), shortcuts.own());
  }

  @Test
  void aShortcutThatCannotBeReadIsAsItCame() {
    assertEquals(keys("P"), shortcuts(Map.of("pin", "Hyper+Nothing")).of("pin").get());
  }
}
