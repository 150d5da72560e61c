package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Part;
import studio.evosearch.engine.model.PlaneGenerator;

class WorkersTest {
  private static Workers<Generator> three() {
    return Workers.open("cpu,cpu,cpu", place -> PlaneGenerator.open("toy:rings"));
  }

  @Test
  void batchesAreWorkedOnSideBySideEachByAPartOfItsOwn() {
    CountDownLatch allAtWork = new CountDownLatch(3);
    Map<String, Generator> by = new ConcurrentHashMap<>();
    try (Workers<Generator> workers = three()) {
      List<String> results =
          workers.each(
              List.of("a", "b", "c", "d", "e", "f", "g"),
              2,
              (generator, batch) -> {
                by.put(batch.getFirst(), generator);
                allAtWork.countDown();
                await(allAtWork); // none comes back before all have begun
                return batch.stream().map(item -> item + item).toList();
              });
      assertEquals(List.of("aa", "bb", "cc", "dd", "ee", "ff", "gg"), results);
      assertEquals(Set.of("a", "c", "e", "g"), by.keySet());
      assertEquals(3, Set.copyOf(by.values()).size());
      assertEquals(by.get("a"), by.get("g"), "the fourth batch is the first part's again");
    }
  }

  @Test
  void aFailureOnAnyDeviceIsTheRuns() {
    try (Workers<Generator> workers = three()) {
      for (String failing : List.of("a", "c")) {
        var e =
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.each(
                        List.of("a", "b", "c"),
                        1,
                        (generator, batch) -> {
                          if (batch.contains(failing)) {
                            throw new IllegalStateException("no " + batch);
                          }
                          return batch;
                        }));
        assertEquals("no [" + failing + "]", e.getMessage());
      }
    }
  }

  @Test
  void whatDoesNotSpreadIsOpenedOnceAndDoesItAll() {
    List<String> places = new ArrayList<>();
    try (Workers<Part> workers =
        Workers.open(
            "cpu,cpu offload=none",
            place -> {
              places.add(place);
              return new Alone();
            })) {
      assertEquals(List.of("cpu offload=none"), places);
      List<String> three = List.of("a", "b", "c");
      assertEquals(three, workers.each(three, 1, (alone, batch) -> batch));
    }
  }

  private record Alone() implements Part {
    @Override
    public boolean spreads() {
      return false;
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
