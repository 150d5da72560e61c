package studio.evosearch.engine.export;

import java.util.List;
import java.util.function.Supplier;
import studio.evosearch.engine.model.Picture;

/**
 * Pictures side by side with captions, in named rows under a title.
 *
 * @param title one text, wrapped where it is long: the prompt
 * @param subtitle smaller, under it: model, method, rewards; may be empty
 * @param rows from top to bottom
 */
public record ContactSheet(String title, String subtitle, List<Row> rows) {
  /**
   * Pictures that belong together, such as a generation.
   *
   * @param name above the row; may be empty
   * @param cells from left to right; what does not fit the width continues below
   */
  public record Row(String name, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One picture.
   *
   * @param picture asked for once, when the sheet is drawn, and not kept whole
   * @param caption under it; cut with an ellipsis where it is too long
   * @param marked whether it has a coloured frame: an elite, the best
   */
  public record Cell(Supplier<Picture> picture, String caption, boolean marked) {}

  public ContactSheet {
    rows = List.copyOf(rows);
    if (rows.stream().allMatch(row -> row.cells().isEmpty())) {
      throw new IllegalArgumentException("a contact sheet needs a picture");
    }
  }

  /** The sheet as a picture. */
  public Picture draw() {
    return new SheetPainter(this).draw();
  }
}
