package studio.evosearch.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.search.Start;

class OrderTest {
  private static final List<CandidateLine> LINES =
      List.of(line(0, 0, 1), line(1, 0, Double.NaN), line(2, 1, 3), line(3, 1, 1));

  @Test
  void theGreatestComesFirstAndWhoHasNoFigureLast() {
    assertEquals(List.of(2L, 0L, 3L, 1L), sorted(new Order.Fitness(), false));
    assertEquals(List.of(0L, 3L, 2L, 1L), sorted(new Order.Fitness(), true));
  }

  @Test
  void theNewestGenerationComesFirst() {
    assertEquals(List.of(2L, 3L, 0L, 1L), sorted(new Order.Generation(), false));
  }

  @Test
  void theFirstMadeComesFirst() {
    assertEquals(List.of(0L, 1L, 2L, 3L), sorted(new Order.Made(), false));
    assertEquals(List.of(3L, 2L, 1L, 0L), sorted(new Order.Made(), true));
  }

  private static List<Long> sorted(Order order, boolean reversed) {
    Stream<CandidateLine> sorted = LINES.reversed().stream().sorted(order.comparator(reversed));
    return sorted.map(CandidateLine::id).toList();
  }

  private static CandidateLine line(long id, int generation, double reward) {
    return new CandidateLine(
        id,
        OptionalLong.empty(),
        generation,
        0,
        6,
        "Noise",
        reward,
        Map.of(),
        new Start.Noise(),
        6);
  }
}
