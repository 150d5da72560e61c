package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

class ManyCandidatesTest {
  @TempDir Path dir;

  /** What stays on the heap of 10,000 candidates is their figures, not their states or pictures. */
  @Test
  void tenThousandCandidatesStayOnDisk() throws Exception {
    TreeMap<Integer, Long> heap = new TreeMap<>();
    RunSpecs toy = new RunSpecs().method(new BestOfN(10_000, 500)).batch(500);
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      ToyRuns.finish(
          service.start(
              toy.budget(ToyRuns.nfe(160_000)).build(),
              dir.resolve("many"),
              event -> {
                if (event instanceof RunEvent.GenerationDone done) {
                  int candidates = 500 * (done.round().index() + 1);
                  if (candidates == 2_500 || candidates == 10_000) {
                    heap.put(candidates, usedHeap());
                  }
                }
              }));
    }
    assertEquals(10_000, ToyRuns.report(dir.resolve("many")).candidates().size());
    long growth = heap.lastEntry().getValue() - heap.firstEntry().getValue();
    // A candidate's record, rewards and fitness are some 400 bytes; its picture alone would be 7
    // kB.
    assertTrue(growth < 7_500 * 1_000L, "the heap grew by " + growth + " bytes");
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
