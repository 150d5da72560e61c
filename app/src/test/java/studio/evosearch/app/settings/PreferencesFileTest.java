package studio.evosearch.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.app.fx.Theme;

class PreferencesFileTest {
  @TempDir Path home;

  private Path place;
  private PreferencesFile file;

  @BeforeEach
  void open() {
    place = home.resolve("config").resolve("preferences.json");
    file = new PreferencesFile(place, home);
  }

  private Preferences defaults() {
    return Preferences.defaults(home);
  }

  private Preferences read(String text) throws IOException {
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
    return file.read();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertEquals(defaults(), file.read());
    Preferences changed =
        defaults()
            .withRuns(home.resolve("elsewhere"))
            .withModels(List.of(home.resolve("models")))
            .withDevice("cuda:0")
            .withThreads(3)
            .withPreviewEvery(0)
            .withTheme(Theme.DARK)
            .withLanguage("ja")
            .withShortcuts(Map.of("candidate.pin", "", "run.start", "Shift+F5"))
            .withWindow(
                new WindowState(
                    -5, 7.5, 900, 700, true, Map.of("a", List.of(0.25, 0.5)), Map.of("b", "c")))
            .withTourSeen(true)
            .withUnfolded(Set.of("ADVANCED"));
    file.write(changed);
    assertEquals(changed, file.read());
    file.write(defaults());
    assertEquals(defaults(), file.read());
  }

  @Test
  void whatIsNotSaidIsAsByDefaultAndWhatIsNotKnownIsPassedOver() throws IOException {
    assertEquals(
        defaults().withThreads(2), read("{\"threads\": 2, \"ofALaterVersion\": {\"x\": [1]}}"));
  }

  @Test
  void howTheStudioWasLeftIsWrittenAmongTheOthers() throws IOException {
    assertEquals(
        defaults().withTourSeen(true).withUnfolded(Set.of("MORE")).withThreads(2),
        read("{\"tourSeen\": true, \"unfolded\": [\"MORE\"], \"window\": null, \"threads\": 2}"));
    file.write(defaults().withTourSeen(true));
    assertTrue(
        Files.readString(place).contains("\n  \"tourSeen\" : true"), Files.readString(place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"theme\": \"PURPLE\"",
        "\"theme\": null",
        "\"previewEvery\": -3",
        "\"previewEvery\": \"often\"",
        "\"shortcuts\": [1, 2]",
        "\"runs\": null",
        "\"window\": {\"x\": 1}",
        "\"unfolded\": null"
      })
  void onePreferenceThatMakesNoSenseSpoilsNoOther(String damaged) throws IOException {
    assertEquals(
        defaults().withThreads(2).withLanguage("ja"),
        read("{\"threads\": 2, " + damaged + ", \"language\": \"ja\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"threads\": 2", "[1]", "null", "not JSON"})
  void aFileThatIsNoneGivesTheDefaults(String text) throws IOException {
    assertEquals(defaults(), read(text));
  }
}
