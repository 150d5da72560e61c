package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
  @Test
  void bundledOnesAreKnownByTheirNames() {
    Path assets = Path.of("").toAbsolutePath().resolveSibling("assets");
    assertEquals(assets.resolve("models/scenes-flow").toString(), References.model("scenes-flow"));
    assertEquals(assets.resolve("rewards/scene-clip").toString(), References.reward("scene-clip"));
    assertEquals(Path.of("scene-clip").toAbsolutePath().toString(), References.model("scene-clip"));
  }

  @Test
  void whatIsBundledOnAnotherMachineIsBundledHere() {
    Path assets = Path.of("").toAbsolutePath().resolveSibling("assets");
    for (String there :
        List.of(
            "/opt/evosearch-studio/lib/app/assets/models/scenes",
            "C:\\Program Files\\EvoSearch Studio\\app\\assets\\models\\scenes")) {
      assertEquals(assets.resolve("models/scenes").toString(), References.model(there));
    }
    String own = "/home/maria/models/scenes";
    assertEquals(Path.of(own).toAbsolutePath().toString(), References.model(own));
  }

  @Test
  void aFolderThatIsThereGoesBeforeABundledModelOfItsName(@TempDir Path assets) throws Exception {
    Files.createDirectories(assets.resolve("models").resolve("src"));
    Files.createDirectories(assets.resolve("models").resolve("other"));
    System.setProperty("evosearch.assets", assets.toString());
    try {
      assertEquals(Path.of("src").toAbsolutePath().toString(), References.model("src"));
      assertEquals(assets.resolve("models/other").toString(), References.model("other"));
    } finally {
      System.clearProperty("evosearch.assets");
    }
  }

  @Test
  void foldersAreKeptWholeAndNamesAsTheyAre() {
    assertEquals("toy:rings", References.model("toy:rings"));
    assertEquals("jpeg-size", References.reward("jpeg-size"));
    String here = Path.of("").toAbsolutePath().toString();
    assertEquals(Path.of(here, "b").toString(), References.model("a/../b"));
    assertEquals(Path.of(here, "clip").toString(), References.reward("./clip"));
    assertEquals(Path.of(here, "gone").toString(), References.model("gone"));
    assertEquals("b", References.name(References.model("a/../b")));
    assertEquals("toy:rings", References.name("toy:rings"));
  }
}
