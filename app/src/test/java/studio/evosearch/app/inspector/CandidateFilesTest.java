package studio.evosearch.app.inspector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.SavedFiles;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.ReadSettings;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.RunReport;

class CandidateFilesTest {
  @TempDir Path home;

  private final List<String> clipboard = new ArrayList<>();
  private final List<Path> revealed = new ArrayList<>();
  private TestBench test;
  private CandidateFiles files;
  private Path run;
  private RunReport report;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    files = files(revealed::add);
    run = test.run(TestBench.bestOf(4));
    report = test.session().moment().get().orElseThrow().report();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private CandidateFiles files(SavedFiles.Revealer revealer) {
    Workbench bench = test.bench();
    return new CandidateFiles(
        bench.tasks(),
        bench.notices(),
        new SavedFiles(bench.tasks(), bench.notices(), clipboard::add, revealer));
  }

  private Notices.Notice notice() {
    return test.bench().notices().all().getFirst();
  }

  @Test
  void anExportHoldsThePictureAndItsSettings() throws IOException {
    Path file = home.resolve("out.png");
    files.export(run, report, 2, file);
    byte[] png = Files.readAllBytes(file);
    assertEquals(report.spec(), ReadSettings.of(png).orElseThrow().spec());
    assertEquals(2, ReadSettings.of(png).orElseThrow().candidate());
    assertArrayEquals(
        Png.decode(Files.readAllBytes(run.resolve("media").resolve("000002.png"))).rgb(),
        Png.decode(png).rgb());
    assertEquals(Notices.Kind.DONE, notice().kind());
    assertEquals(Optional.of(home), files.folder());
    notice().remedy().orElseThrow().run().run();
    assertEquals(List.of(file), revealed);
  }

  @Test
  void severalGoIntoAFolderBesideWhatIsThere() throws IOException {
    Path folder = Files.createDirectory(home.resolve("out"));
    files.export(run, report, List.of(0L, 3L), folder);
    files.export(run, report, List.of(3L), folder);
    try (Stream<Path> written = Files.list(folder)) {
      assertEquals(
          List.of("toy-rings-000000.png", "toy-rings-000003-2.png", "toy-rings-000003.png"),
          written.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void whereNothingCanBeWrittenAPersonIsTold() {
    files.export(run, report, 0, home.resolve("missing").resolve("out.png"));
    assertEquals(Notices.Kind.PROBLEM, notice().kind());
    assertEquals(Optional.empty(), files.folder());
  }

  @Test
  void theSettingsAreCopiedAsLines() {
    files.copySettings(run, report, 1);
    assertTrue(clipboard.getLast().contains("Steps: 6"), clipboard.getLast());
    assertTrue(clipboard.getLast().contains("Seed: 1"), clipboard.getLast());
  }

  @Test
  void withoutAWindowOfFilesThePathIsCopied() {
    CandidateFiles poor =
        files(file -> {
          throw new IOException("no desktop");
        });
    poor.reveal(run, 1);
    assertEquals(List.of(run.resolve("media").resolve("000001.png").toString()), clipboard);
    assertEquals(Notices.Kind.WARNING, notice().kind());
    files.reveal(run, 1);
    assertEquals(List.of(run.resolve("media").resolve("000001.png")), revealed);
  }
}
