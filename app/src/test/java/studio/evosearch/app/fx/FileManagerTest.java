package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileManagerTest {
  private static final Path FOLDER = Path.of("runs", "a b", "media");
  private static final Path FILE = FOLDER.resolve("000001.png");

  @Test
  void asksEachSystemInItsOwnWords() {
    assertEquals(
        List.of("explorer.exe", "/select," + FILE), FileManager.command("Windows 11", FILE));
    assertEquals(List.of("open", "-R", FILE.toString()), FileManager.command("Mac OS X", FILE));
    assertEquals(List.of("xdg-open", FOLDER.toString()), FileManager.command("Linux", FILE));
  }
}
