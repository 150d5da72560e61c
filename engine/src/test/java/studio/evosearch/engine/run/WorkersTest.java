package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.PlaneGenerator;

class WorkersTest {
  private static Workers three() {
    return new Workers(
        List.of(
            PlaneGenerator.open("toy:rings"),
            PlaneGenerator.open("toy:rings"),
            PlaneGenerator.open("toy:rings")));
  }

  @Test
  void batchesAreWorkedOnSideBySideEachByAGeneratorOfItsOwn() {
    CountDownLatch allAtWork = new CountDownLatch(3);
    Set<Generator> used = ConcurrentHashMap.newKeySet();
    try (Workers workers = three()) {
      List<String> results =
          workers.each(
              List.of("a", "b", "c"),
              (generator, batch) -> {
                used.add(generator);
                allAtWork.countDown();
                await(allAtWork); // none comes back before all have begun
                return batch + batch;
              });
      assertEquals(List.of("aa", "bb", "cc"), results);
      assertEquals(3, used.size());
    }
  }

  @Test
  void aFailureOnAnyDeviceIsTheRuns() {
    try (Workers workers = three()) {
      for (String failing : List.of("a", "c")) {
        var e =
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.each(
                        List.of("a", "b", "c"),
                        (generator, batch) -> {
                          if (batch.equals(failing)) {
                            throw new IllegalStateException("no " + batch);
                          }
                          return batch;
                        }));
        assertEquals("no " + failing, e.getMessage());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
