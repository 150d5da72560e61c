package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.fx.Notices.Kind;
import studio.evosearch.app.fx.Notices.Notice;
import studio.evosearch.app.settings.Preferences;

class ReportTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void aReportHasFactsNoticesWithTheirDetailsAndTheLog() {
    Notice notice =
        new Notice(Kind.PROBLEM, "No such file.", "at a\nat b", Optional.empty(), Instant.EPOCH, 3);
    Report report =
        new Report(Map.of("version", "0.1.0"), List.of(notice), List.of("a line", "another"), HOME);
    assertEquals(
        """
        EvoSearch Studio report

        version      0.1.0

        Notices, the newest first
        1970-01-01T00:00:00Z problem (3 times): No such file.
            at a
            at b

        Log, the newest last
        a line
        another
        """,
        report.text());
  }

  @Test
  void thePersonsOwnFolderIsNotInIt() {
    Notice notice =
        new Notice(Kind.WARNING, HOME + "/x is full", "", Optional.empty(), Instant.EPOCH, 1);
    String text = new Report(Map.of(), List.of(notice), List.of("read " + HOME), HOME).text();
    assertFalse(text.contains("ada"), text);
    assertTrue(text.contains("~/x is full"), text);
  }

  @Test
  void foldersOfThePreferencesAreOnlyCounted() {
    Preferences preferences =
        Preferences.defaults(HOME)
            .withRuns(Path.of("/secret"))
            .withModels(List.of(Path.of("/secret/models")));
    Map<String, String> facts = Facts.of(preferences);
    assertFalse(facts.toString().contains("secret"), facts::toString);
    assertTrue(facts.toString().contains("1 model folders"), facts::toString);
  }
}
