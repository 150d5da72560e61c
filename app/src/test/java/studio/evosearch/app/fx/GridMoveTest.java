package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Eleven items in rows of four, two rows a page: 0 1 2 3 / 4 5 6 7 / 8 9 10. */
class GridMoveTest {
  @ParameterizedTest
  @CsvSource({
    "LEFT, 5, 4",
    "LEFT, 0, 0",
    "RIGHT, 3, 4",
    "RIGHT, 10, 10",
    "UP, 6, 2",
    "UP, 2, 2",
    "DOWN, 1, 5",
    "DOWN, 7, 10",
    "DOWN, 9, 9",
    "PAGE_DOWN, 1, 9",
    "PAGE_DOWN, 5, 9",
    "PAGE_UP, 9, 1",
    "PAGE_UP, 5, 1",
    "HOME, 9, 0",
    "END, 2, 10",
    "RIGHT, -1, 0"
  })
  void keysLeadThroughTheRows(KeyCode key, int from, int to) {
    assertEquals(OptionalInt.of(to), GridMove.target(key, from, 11, 4, 2));
  }

  @Test
  void otherKeysLeadNowhere() {
    assertEquals(OptionalInt.empty(), GridMove.target(KeyCode.P, 3, 11, 4, 2));
  }
}
