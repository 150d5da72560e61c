package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.Candidate;

/** What a run's folder gives to those who look into it. */
class RunStoreTest {
  @TempDir Path dir;

  private RunStore made() throws InterruptedException {
    Path folder = dir.resolve("a");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    return RunStore.read(folder);
  }

  @Test
  void keptStatesAreThoseThatCanBeRead() throws Exception {
    try (RunStore store = made()) {
      for (Candidate candidate : store.candidates(store.spec().prompt())) {
        List<Integer> readable =
            IntStream.rangeClosed(0, store.spec().steps())
                .filter(s -> store.state(candidate, s).isPresent())
                .boxed()
                .toList();
        assertTrue(readable.size() > 1, readable.toString());
        assertEquals(readable, store.keptStates(candidate));
      }
    }
  }

  @Test
  void aPictureIsReadAsItLiesOrItsFileIsNamed() throws Exception {
    try (RunStore store = made()) {
      assertArrayEquals(Files.readAllBytes(store.picture(3)), store.png(3));
      Files.delete(store.picture(3));
      RunException lost = assertThrows(RunException.class, () -> store.png(3));
      assertEquals(store.picture(3) + ": cannot be read", lost.getMessage());
    }
  }

  @Test
  void aRunFromBeforeThereWereSizesHasItsModelsOwn() throws Exception {
    Path folder = dir.resolve("a");
    RunSpec spec = ToyRuns.spec(ToyRuns.PAPER, 4);
    RunStore.create(folder, spec, Optional.empty()).close();
    try (RunDatabase database = RunDatabase.write(folder.resolve("run.db"))) {
      String stored = database.meta("spec").orElseThrow();
      String before = stored.replaceFirst("\"size\":\\{[^}]*},", "");
      assertNotEquals(stored, before);
      database.setMeta("spec", before);
    }
    try (RunStore store = RunStore.read(folder)) {
      assertEquals(spec, store.spec());
    }
  }

  @Test
  void aRunOfAnotherFormatIsRefused() throws Exception {
    Path folder = dir.resolve("a");
    RunStore.create(folder, ToyRuns.spec(ToyRuns.PAPER, 4), Optional.empty()).close();
    Path file = folder.resolve("run.db");
    try (RunDatabase database = RunDatabase.write(file)) {
      database.setMeta("format", "1");
    }
    RunException old = assertThrows(RunException.class, () -> RunStore.read(folder));
    assertEquals(file + ": format: expected 2, found 1", old.getMessage());
  }
}
