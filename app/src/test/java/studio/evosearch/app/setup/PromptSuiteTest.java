package studio.evosearch.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptSuiteTest {
  @Test
  void readsAPromptALineWithoutComments(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("hard-ones.txt"), "# easy first\na star # red\n\n  two rings \n");
    assertEquals(
        new PromptSuite("hard ones", List.of("a star", "two rings")), PromptSuite.read(file));
  }
}
