package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.export.ContactSheet;
import studio.evosearch.engine.export.RunSheet;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunEvent;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunSpecs;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.BestOfN;

class ResultsTest {
  @TempDir Path dir;

  private static RunSpec spec(int generations) {
    return new RunSpecs()
        .prompt("first")
        .heldOut(List.of())
        .method(new BestOfN(2 * generations, 2))
        .steps(2)
        .eta("0")
        .elites(0)
        .seed(5)
        .build();
  }

  /** Runs it; the prompt and the guidance change after the first generation. */
  private Path run(int generations) throws InterruptedException {
    Path folder = dir.resolve("a.evorun");
    CompletableFuture<RunHandle> handle = new CompletableFuture<>();
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      handle.complete(
          service.start(
              spec(generations),
              folder,
              event -> {
                if (event instanceof RunEvent.GenerationStarted started
                    && started.round().index() == 0) {
                  handle.join().post(new RunCommand.SetPrompt("other", "bad"));
                  handle.join().post(new RunCommand.SetGuidance(3));
                }
              }));
      assertTrue(handle.join().await(Duration.ofMinutes(5)));
    }
    return folder;
  }

  @Test
  void theBestPictureSaysWhatMadeIt() throws Exception {
    try (RunStore store = RunStore.read(run(4))) {
      RunReport report = RunReport.of(store);
      new Results(store, report)
          .save(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
      long best = report.best().orElseThrow().id();
      boolean before = report.candidates().get((int) best).generation() == 0;
      String said =
          Png.texts(Files.readAllBytes(store.folder().resolve("best.png")))
              .getOrDefault("parameters", "");
      assertEquals("other", report.prompt());
      assertTrue(
          said.startsWith(
              before
                  ? "first\nSteps: 2, CFG scale: 1.0, Seed: 5"
                  : "other\nNegative prompt: bad\nSteps: 2, CFG scale: 3.0, Seed: 5"),
          said);
    }
  }

  @Test
  void aSheetOfManyGenerationsLeavesSomeOut() throws Exception {
    try (RunStore store = RunStore.read(run(30))) {
      RunReport report = RunReport.of(store);
      ContactSheet sheet = RunSheet.of(store, report);
      int rows = sheet.rows().size();
      assertTrue(rows == 12 || rows == 13, rows + " rows");
      assertTrue(sheet.rows().getFirst().name().startsWith("Generation 0, "), "" + sheet);
      assertTrue(sheet.rows().getLast().name().startsWith("Generation 29, "), "" + sheet);
      assertEquals(
          "toy:rings, BestOfN, 120 NFE, %d of 30 generations (%d left out)"
              .formatted(rows, 30 - rows),
          sheet.subtitle());
      assertEquals(
          1,
          sheet.rows().stream()
              .flatMap(row -> row.cells().stream())
              .filter(ContactSheet.Cell::marked)
              .count(),
          "the best is among them");
    }
  }
}
