package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunSheetTest {
  @Test
  void rowsAreChosenEvenly() {
    assertEquals(List.of(0), List.copyOf(RunSheet.shown(1)));
    assertEquals(List.of(0, 1, 2), List.copyOf(RunSheet.shown(3)));
    assertEquals(
        List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110), List.copyOf(RunSheet.shown(111)));
  }
}
