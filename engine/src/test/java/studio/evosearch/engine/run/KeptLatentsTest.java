package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.run.KeptLatents.Part;
import studio.evosearch.engine.search.Candidate;

class KeptLatentsTest {
  @TempDir Path dir;

  @Test
  void allGenerationsAreReadTogether() throws InterruptedException {
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), dir.resolve("a"));
    try (RunStore store = RunStore.read(dir.resolve("a"))) {
      List<Candidate> candidates = store.candidates("a toy");
      for (Part part : Part.values()) {
        SortedMap<Integer, KeptLatents> latents = store.latents(part);
        assertEquals(List.of(0, 4, 8, 16), List.copyOf(latents.keySet()));
        latents.forEach((s, kept) -> assertSame(store, candidates, s, kept, part));
      }
    }
  }

  private static void assertSame(
      RunStore store, List<Candidate> candidates, int s, KeptLatents kept, Part part) {
    assertEquals(
        candidates.stream().filter(c -> store.state(c, s).isPresent()).map(Candidate::id).toList(),
        kept.candidates());
    assertEquals(2, kept.size());
    float[][] all = kept.read(0, kept.candidates().size());
    float[][] second = new float[all.length][1];
    kept.read(1, second);
    for (int i = 0; i < all.length; i++) {
      Candidate candidate = candidates.get(kept.candidates().get(i).intValue());
      StoredState state = store.state(candidate, s).orElseThrow();
      boolean estimate = part == Part.X0 && state.x0().length > 0;
      assertArrayEquals(estimate ? state.x0() : state.x(), all[i]);
      assertEquals(all[i][1], second[i][0]);
    }
  }

  @Test
  void someCandidatesAlone() throws InterruptedException {
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), dir.resolve("a"));
    try (RunStore store = RunStore.read(dir.resolve("a"))) {
      KeptLatents all = Objects.requireNonNull(store.latents(Part.LATENT).get(16));
      KeptLatents odd = all.only(id -> id % 2 == 1);
      assertEquals(List.of(1L, 3L, 5L), odd.candidates().subList(0, 3));
      assertArrayEquals(all.read(3, 1)[0], odd.read(1, 1)[0]);
    }
  }

  @Test
  void aFileThatEndsEarlyIsNamed() throws Exception {
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), dir.resolve("a"));
    try (RunStore store = RunStore.read(dir.resolve("a"))) {
      KeptLatents kept = Objects.requireNonNull(store.latents(Part.LATENT).get(16));
      Path file = dir.resolve("a/states/0001.safetensors");
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));
      RunException failure =
          assertThrows(RunException.class, () -> kept.read(0, kept.candidates().size()));
      String why = String.valueOf(failure.getMessage());
      assertTrue(why.startsWith(file + ": ends before"), why);
    }
  }
}
