package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told when a run breaks. */
class FailureWordsTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path dir;

  @Test
  void whatIsThrownToBeToldIsToldAndTheRestIsAFaultOfThisProgram() {
    assertEquals("no such model", FailureWords.of(new RunException("no such model")));
    assertEquals("steps: 0", FailureWords.of(new IllegalArgumentException("steps: 0")));
    assertEquals(
        "a fault in this program (IllegalStateException: 5 of 3); please report it",
        FailureWords.of(new IllegalStateException("5 of 3")));
    assertEquals(
        "a fault in this program (NullPointerException); please report it",
        FailureWords.of(new NullPointerException()));
    assertEquals(
        "there is not enough memory; close other programs or choose a smaller batch",
        FailureWords.of(new OutOfMemoryError("Java heap space")));
  }

  @Test
  void filesThatCannotBeUsedAreNamed() {
    assertEquals("/a is not there", FailureWords.of(new NoSuchFileException("/a")));
    assertEquals(
        "access to /a is denied",
        FailureWords.of(new UncheckedIOException(new AccessDeniedException("/a"))));
  }

  @Test
  void aFullDiskIsToldFromOtherTroubleWithFiles() {
    assertTrue(FailureWords.diskFull(new IOException("No space left on device")));
    assertTrue(
        FailureWords.diskFull(new FileSystemException("/a", null, "No space left on device")));
    assertFalse(FailureWords.diskFull(new IOException("Stale file handle")));
  }

  @Test
  void aFullDatabaseIsTheReasonAndNotThatItCannotBeRolledBack() throws SQLException {
    try (RunDatabase database = RunDatabase.create(dir.resolve("run.db"))) {
      database.query(row -> row.getInt(1), "PRAGMA max_page_count = 40");
      String large = "x".repeat(1 << 20);
      SQLException full =
          assertThrows(
              SQLException.class,
              () -> database.transaction(() -> database.setMeta("large", large)));
      assertEquals("the disk is full; make room on it", FailureWords.storage(full));
      database.transaction(() -> database.setMeta("small", "x"));
      assertEquals(Optional.of("x"), database.meta("small"));
      assertEquals(Optional.empty(), database.meta("large"));
    }
  }

  @Test
  void aRunThatCannotBeMadeLeavesNothing() throws IOException {
    assumeTrue(Files.exists(FULL), "this system has no device that is always full");
    Path folder = dir.resolve("a");
    Path root = Files.createDirectories(folder.resolve("states")).resolve("root.safetensors");
    Files.createSymbolicLink(root.resolveSibling(root.getFileName() + ".tmp"), FULL);
    StoredState state = new StoredState(new float[2], new float[2]);
    RunException full =
        assertThrows(
            RunException.class,
            () -> RunStore.create(folder, ToyRuns.spec(ToyRuns.PAPER, 4), Optional.of(state)));
    assertEquals(
        folder + ": cannot make the run: the disk is full; make room on it", full.getMessage());
    assertFalse(Files.exists(folder));
  }

  @Test
  void whatLayInTheFolderOfARunThatCannotBeMadeStays() throws IOException {
    assumeTrue(Files.exists(FULL), "this system has no device that is always full");
    Path folder = dir.resolve("a");
    Path own = Files.createDirectories(folder.resolve("media")).resolve("holiday.jpg");
    Files.createFile(own);
    Path root = Files.createDirectories(folder.resolve("states")).resolve("root.safetensors");
    Files.createSymbolicLink(root.resolveSibling(root.getFileName() + ".tmp"), FULL);
    StoredState state = new StoredState(new float[2], new float[2]);
    assertThrows(
        RunException.class,
        () -> RunStore.create(folder, ToyRuns.spec(ToyRuns.PAPER, 4), Optional.of(state)));
    assertTrue(Files.exists(own));
  }

  @Test
  void aGenerationThatFindsTheDiskFullIsLostAndTheRunGoesOnLater() throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no device that is always full");
    Path folder = dir.resolve("a");
    RunSpec spec = ToyRuns.spec(ToyRuns.PAPER, 4);
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      ToyRuns.finish(
          service.start(
              spec,
              folder,
              event -> {
                if (event instanceof RunEvent.GenerationStarted started
                    && started.round().index() == 1) {
                  blockPicture(folder);
                }
              }));
    }
    RunReport failed = ToyRuns.report(folder);
    assertEquals(RunState.FAILED, failed.runState());
    assertEquals(
        folder + ": cannot store a generation: the disk is full; make room on it", failed.reason());
    assertEquals(1, failed.generations().size());
    assertEquals(List.of(), drafts(folder));
    ToyRuns.resume(folder);
    ToyRuns.run(spec, dir.resolve("b"));
    assertEquals(ToyRuns.contents(dir.resolve("b")), ToyRuns.contents(folder));
  }

  private static void blockPicture(Path folder) {
    try {
      Files.createSymbolicLink(folder.resolve("media").resolve("000006.png.tmp"), FULL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> drafts(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }
}
