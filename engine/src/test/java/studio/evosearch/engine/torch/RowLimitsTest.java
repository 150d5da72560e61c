package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowLimitsTest {
  @TempDir Path folder;

  @Test
  void whatFittedIsRememberedByTheNextProcess() {
    Path file = folder.resolve("new/limits.json");
    RowLimits limits = new RowLimits(file);
    assertEquals(Integer.MAX_VALUE, limits.of("unet [4, 64, 64] bf16 cuda:0"));
    limits.lower("unet [4, 64, 64] bf16 cuda:0", 8);
    limits.lower("unet [4, 64, 64] bf16 cuda:0", 16);
    RowLimits next = new RowLimits(file);
    assertEquals(8, next.of("unet [4, 64, 64] bf16 cuda:0"));
    assertEquals(Integer.MAX_VALUE, next.of("unet [4, 96, 96] bf16 cuda:0"));
  }

  @Test
  void aFileThatIsNoneIsLeftAside() throws IOException {
    Path file = Files.writeString(folder.resolve("limits.json"), "{\"a\": \"many\"");
    assertEquals(Integer.MAX_VALUE, new RowLimits(file).of("a"));
  }
}
