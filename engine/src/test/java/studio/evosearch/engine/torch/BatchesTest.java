package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final List<Integer> tried = new ArrayList<>();

  @Test
  void aBatchThatDoesNotFitIsHalvedAndTheSizeRemembered() {
    var batches = new Batches(Integer.MAX_VALUE);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), batches.run(7, upTo(3)));
    assertEquals(List.of(7, 4, 2, 2, 2, 1), tried);

    tried.clear();
    assertEquals(List.of(0, 1, 2), batches.run(3, upTo(3)));
    assertEquals(List.of(2, 1), tried);
  }

  @Test
  void aBatchThatFitsIsRunAtOnce() {
    assertEquals(List.of(0, 1, 2), new Batches(8).run(3, upTo(3)));
    assertEquals(List.of(3), tried);
  }

  @Test
  void noMemoryForOneEntryIsAnError() {
    assertThrows(DeviceMemoryException.class, () -> new Batches(8).run(2, upTo(0)));
    assertEquals(List.of(2, 1), tried);
  }

  private Batches.Part<Integer> upTo(int fitting) {
    return (from, to) -> {
      tried.add(to - from);
      if (to - from > fitting) {
        throw new DeviceMemoryException("does not fit", new IllegalStateException());
      }
      return IntStream.range(from, to).boxed().toList();
    };
  }
}
