package studio.evosearch.app.fx;

import java.util.OptionalInt;
import javafx.scene.input.KeyCode;

/** Where a key leads in a grid that is filled row by row. */
final class GridMove {
  private GridMove() {}

  /**
   * The index a key leads to; empty for a key that leads nowhere. At the borders it stays.
   *
   * @param from the index it starts at; -1 for none, whence every key leads to the first
   * @param count how many items there are, at least 1
   * @param page how many rows a page has
   */
  static OptionalInt target(KeyCode key, int from, int count, int columns, int page) {
    int last = count - 1;
    int wanted =
        switch (key) {
          case LEFT -> from - 1;
          case RIGHT -> from + 1;
          case UP -> from < columns ? from : from - columns;
          case DOWN -> down(from, last, columns);
          case PAGE_UP -> from - Math.min(page, from / columns) * columns;
          case PAGE_DOWN -> from + Math.min(page, (last - from) / columns) * columns;
          case HOME -> 0;
          case END -> last;
          default -> Integer.MIN_VALUE;
        };
    if (wanted == Integer.MIN_VALUE) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(from < 0 ? 0 : Math.clamp(wanted, 0, last));
  }

  /** A row down; into a last row that is too short, its end. */
  private static int down(int from, int last, int columns) {
    boolean lastRow = from / columns == last / columns;
    return lastRow ? from : Math.min(from + columns, last);
  }
}
