package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GaugeTest {
  @Test
  void aGaugeLooksBackAsFarAsItsLineIsLong() {
    List<Double> figures = DoubleStream.iterate(0, v -> v + 1).limit(100).boxed().toList();
    Gauge gauge = Gauge.of(figures);
    assertEquals(99, gauge.value());
    assertEquals(Gauge.HISTORY, gauge.history().size());
    assertEquals(100 - Gauge.HISTORY, gauge.history().getFirst());
    assertEquals(Gauge.NONE, Gauge.of(List.of()));
  }

  @Test
  void ofALargeGenerationMembersFromAllOverAreMeasured() {
    List<Long> all = LongStream.range(0, 1000).boxed().toList();
    List<Long> some = Diversities.sample(all);
    assertEquals(Diversities.MOST_PICTURES, some.stream().distinct().count());
    assertEquals(0, some.getFirst());
    assertTrue(some.getLast() > 980);
    assertEquals(all.subList(0, 5), Diversities.sample(all.subList(0, 5)));
  }
}
