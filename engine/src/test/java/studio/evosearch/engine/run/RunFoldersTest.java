package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFoldersTest {
  @TempDir Path parent;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A red star, at night!              | a-red-star-at-night
          一只红色的猫在月光下                 | 一只红色的猫在月光下
          Ein schöner Stern                  | ein-schöner-stern
          हिन्दी                               | हिन्दी
          ../../etc/passwd                   | etc-passwd
          0123456789 0123456789 0123456789 0123456789 | 0123456789-0123456789-0123456789-0123456
          0123456789 0123456789 0123456789 012345 789 | 0123456789-0123456789-0123456789-012345
          ★ ♥                                | sd-1-5
          ''                                 | sd-1-5
          """)
  void aFolderIsNamedByThePromptInItsOwnScript(String prompt, String name) {
    Path folder = RunFolders.free(parent, prompt, "/models/SD 1.5");
    assertEquals(parent.resolve(name + ".evorun"), folder);
  }

  @Test
  void aTakenNameIsNumbered() throws IOException {
    Files.createDirectory(parent.resolve("toy-rings.evorun"));
    Files.createDirectory(parent.resolve("toy-rings-2.evorun"));
    assertEquals(parent.resolve("toy-rings-3.evorun"), RunFolders.free(parent, " ", "toy:rings"));
    Files.createFile(parent.resolve("sd-1.5.evopack"));
    Files.createDirectory(parent.resolve("sd-1.5"));
    assertEquals(
        parent.resolve("sd-1.5-2.evopack"),
        RunFolders.free(parent.resolve("sd-1.5.evopack"), ".evopack"));
    assertEquals(parent.resolve("sd-1.5-2"), RunFolders.free(parent.resolve("sd-1.5")));
  }

  @Test
  void aRunIsCalledByItsFolderWithoutTheEnding() {
    assertEquals("a-red-star", RunFolders.name(parent.resolve("a-red-star.evorun")));
    assertEquals("kept", RunFolders.name(parent.resolve("kept")));
  }
}
