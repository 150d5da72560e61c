package studio.evosearch.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Keys;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.TestActions;
import studio.evosearch.app.settings.ShortcutsModel.Answer;

class ShortcutsModelTest {
  private static final Action PIN = TestActions.action("candidate.pin", "Pin", "P");
  private static final Action RUN = TestActions.action("run.start", "Run", "F5");

  @TempDir Path home;

  private final Actions actions = new Actions(Map.of());
  private PreferencesFile file;
  private ShortcutsModel model;

  @BeforeEach
  void open() {
    file = new PreferencesFile(home.resolve("preferences.json"), home);
    Tasks atOnce =
        new Tasks(
            Runnable::run,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            });
    actions.add(PIN, RUN);
    model =
        new ShortcutsModel(actions, new PreferencesModel(Preferences.defaults(home), file, atOnce));
  }

  private static KeyCombination keys(String text) {
    return Keys.parse(text).orElseThrow();
  }

  @Test
  void pressedKeysAreTakenAndKept() {
    assertEquals(new Answer.Taken(), model.press(PIN, keys("Ctrl+P")));
    assertEquals(Optional.of(keys("Ctrl+P")), actions.shortcuts().of("candidate.pin").get());
    assertTrue(model.changed(PIN));
    assertEquals(Map.of("candidate.pin", "Shortcut+P"), file.read().shortcuts());
    assertEquals(1, model.changes().get());
  }

  @Test
  void aClashIsToldBeforeAnythingIsTaken() {
    assertEquals(new Answer.Clash(RUN), model.press(PIN, keys("F5")));
    assertEquals("P", model.text(PIN));
    assertEquals(0, model.changes().get());
    model.take(PIN, keys("F5"));
    assertEquals("F5", model.text(PIN));
    assertEquals("", model.text(RUN));
    assertEquals(Map.of("candidate.pin", "F5", "run.start", ""), file.read().shortcuts());
  }

  @Test
  void keysThatMoveTheFocusAreRefused() {
    assertEquals(new Answer.Refused(), model.press(PIN, keys("Enter")));
    assertEquals("P", model.text(PIN));
  }

  @Test
  void theSameKeysAgainAreNoClash() {
    assertEquals(new Answer.Taken(), model.press(PIN, keys("P")));
    assertEquals(Map.of(), file.read().shortcuts());
  }

  @Test
  void clearedAndResetShortcutsAreKept() {
    model.clear(PIN);
    model.take(RUN, keys("F6"));
    assertEquals(Map.of("candidate.pin", "", "run.start", "F6"), file.read().shortcuts());
    model.reset(RUN);
    assertEquals(Map.of("candidate.pin", ""), file.read().shortcuts());
    model.resetAll();
    assertEquals(Map.of(), file.read().shortcuts());
    assertEquals("P", model.text(PIN));
  }
}
