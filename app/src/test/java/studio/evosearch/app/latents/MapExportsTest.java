package studio.evosearch.app.latents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Png;

class MapExportsTest {
  @TempDir Path home;

  private final List<Path> revealed = new ArrayList<>();
  private TestBench test;
  private MapExports exports;

  @BeforeEach
  void map() {
    Locale.setDefault(Locale.ENGLISH);
    test = new TestBench(home);
    Workbench bench = test.bench();
    LatentsViewModel model = new LatentsViewModel(bench);
    exports =
        new MapExports(
            bench,
            model,
            new SavedFiles(bench.tasks(), bench.notices(), text -> {}, revealed::add));
    model.maps().looking().set(true);
    test.run(TestBench.toySpec());
    test.pumpUntil(() -> model.maps().plot().filter(p -> p.size() == 12).isPresent());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void theMapIsSavedAsFigureAndTable() throws IOException {
    for (MapExports.Kind kind : MapExports.Kind.values()) {
      exports.write(kind, home.resolve("map." + kind.extension()));
    }
    Picture figure = Png.decode(Files.readAllBytes(home.resolve("map.png")));
    assertEquals(2400, figure.width());
    assertTrue(Files.readString(home.resolve("map.svg")).contains("<svg"));
    List<String> table = Files.readAllLines(home.resolve("map.csv"));
    assertTrue(table.getFirst().startsWith("id,generation,x,y,reward,"), table.getFirst());
    assertEquals(13, table.size());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void theProjectorsFilesAreInAFolderOfTheirOwnWhichIsShown() {
    exports.writeProjector(home);
    Path folder = home.resolve(exports.name() + "-projector");
    assertTrue(exports.name().endsWith("-state6-map"), exports.name());
    for (String file :
        List.of("tensors.tsv", "metadata.tsv", "sprite.png", "projector_config.pbtxt")) {
      assertTrue(Files.exists(folder.resolve(file)), file);
    }
    test.bench().notices().all().getFirst().remedy().orElseThrow().run().run();
    assertEquals(List.of(folder.resolve("projector_config.pbtxt")), revealed);
  }

  @Test
  void whatCannotBeWrittenIsToldOf() {
    exports.write(MapExports.Kind.CSV, home.resolve("nowhere").resolve("map.csv"));
    assertEquals(1, test.bench().notices().all().size());
    assertTrue(Files.notExists(home.resolve("nowhere")));
  }
}
