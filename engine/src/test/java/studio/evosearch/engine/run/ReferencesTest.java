package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  @Test
  void foldersAreKeptWholeAndNamesAsTheyAre() {
    assertEquals("toy:rings", References.model("toy:rings"));
    assertEquals("jpeg-size", References.reward("jpeg-size"));
    String here = Path.of("").toAbsolutePath().toString();
    assertEquals(Path.of(here, "b").toString(), References.model("a/../b"));
    assertEquals(Path.of(here, "clip").toString(), References.reward("./clip"));
    assertEquals("b", References.name(References.model("a/../b")));
    assertEquals("toy:rings", References.name("toy:rings"));
  }
}
