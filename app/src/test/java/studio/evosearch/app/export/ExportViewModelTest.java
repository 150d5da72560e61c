package studio.evosearch.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.RunExport;
import studio.evosearch.engine.model.Mp4;

class ExportViewModelTest {
  @TempDir Path home;

  private final List<Path> revealed = new ArrayList<>();
  private final List<Path> played = new ArrayList<>();
  private TestBench test;
  private ExportViewModel model;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    Workbench bench = test.bench();
    SavedFiles saved = new SavedFiles(bench.tasks(), bench.notices(), text -> {}, revealed::add);
    model = new ExportViewModel(bench, saved, played::add);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<Notices.Notice> notices() {
    return test.bench().notices().all();
  }

  @Test
  void thereIsNothingToExportBeforeARunHasAGeneration() {
    assertFalse(model.possible().get());
    test.run(TestBench.toySpec());
    assertTrue(model.possible().get());
  }

  @Test
  void everyKindIsWrittenAndCanBeShown() {
    Path run = test.run(TestBench.toySpec());
    for (RunExport kind : RunExport.values()) {
      Path file = home.resolve(model.name(kind));
      model.write(kind, file);
      assertTrue(Files.isRegularFile(file), "" + kind);
      String stem = String.valueOf(run.getFileName()).replace(".evorun", "");
      assertEquals(stem + "-" + kind.fileName(), String.valueOf(file.getFileName()));
    }
    assertEquals(home, model.folder().orElseThrow());
    notices().getLast().remedy().orElseThrow().run().run();
    assertEquals(List.of(home.resolve(model.name(RunExport.HTML))), revealed);
  }

  @Test
  void aFilmCanBePlayed() throws IOException {
    test.run(TestBench.toySpec());
    Path file = home.resolve("a.mp4");
    model.write(RunExport.FILM, file);
    notices().getFirst().remedy().orElseThrow().run().run();
    assertEquals(List.of(file), played);
    int generations = test.session().moment().get().orElseThrow().generations().size();
    assertEquals(4 * (generations - 1) + 12, Mp4.facts(file).frames());
  }

  @Test
  void aCandidatesDenoisingIsAFilmOfItsKeptStates() throws IOException {
    test.run(TestBench.toySpec());
    assertFalse(model.candidateSelected().get());
    test.session().selection().select(1);
    assertTrue(model.candidateSelected().get());
    Path file = home.resolve(model.denoisingName());
    model.writeDenoising(file);
    test.pumpUntil(() -> !notices().isEmpty());
    notices().getFirst().remedy().orElseThrow().run().run();
    assertTrue(Files.isRegularFile(file));
    assertTrue(String.valueOf(file).endsWith("-000001-denoising.mp4"), "" + file);
    assertEquals(List.of(file), played);
    // States 0 and 2 were kept, and the picture is the last: it stays three times as long.
    assertEquals(4 + 4 + 12, Mp4.facts(file).frames());
  }

  @Test
  void whatCannotBeWrittenIsToldAndLeavesNothing() throws IOException {
    test.run(TestBench.toySpec());
    Path folder = Files.createDirectory(home.resolve("gone"));
    Path file = folder.resolve("a.csv");
    Files.delete(folder);
    model.write(RunExport.CSV, file);
    assertEquals(Notices.Kind.PROBLEM, notices().getFirst().kind());
    assertTrue(notices().getFirst().text().contains("a.csv"), notices().getFirst().text());
  }
}
