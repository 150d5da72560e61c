package studio.evosearch.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;

/** One row of a {@link ThumbnailGrid}; used again for another when it is scrolled out of view. */
final class ThumbnailRow extends IndexedCell<Integer> {
  private final ThumbnailGrid grid;
  private final List<ThumbnailCell> cells = new ArrayList<>();
  private long shown = -1;

  ThumbnailRow(ThumbnailGrid grid) {
    this.grid = grid;
    getStyleClass().setAll("thumbnail-row");
    setFocusTraversable(false);
    visibleProperty().subscribe(this::clearWhenHidden);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new SkinBase<>(this) {};
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  /** The cells that show an item. */
  Stream<ThumbnailCell> cells() {
    return cells.stream().filter(cell -> cell.id() >= 0);
  }

  @Override
  public void updateIndex(int newIndex) {
    boolean other = newIndex != getIndex();
    super.updateIndex(newIndex);
    updateItem(newIndex, newIndex < 0 || newIndex >= grid.rowCount());
    if (other) {
      show();
    } else {
      refresh();
    }
  }

  /** Shows what the grid has for this row, if that is new. */
  void refresh() {
    if (shown != grid.version()) {
      show();
    }
  }

  private void show() {
    shown = grid.version();
    List<Long> ids = grid.row(getIndex());
    while (cells.size() < ids.size()) {
      ThumbnailCell cell = new ThumbnailCell(grid);
      cells.add(cell);
      getChildren().add(cell);
    }
    for (int i = 0; i < cells.size(); i++) {
      if (i < ids.size()) {
        cells.get(i).show(ids.get(i));
      } else {
        cells.get(i).clear();
      }
    }
    requestLayout();
  }

  private void clearWhenHidden(boolean visible) {
    if (!visible) {
      cells.forEach(ThumbnailCell::clear);
      shown = -1;
    }
  }

  @Override
  protected void layoutChildren() {
    double size = grid.cellWidth();
    for (int i = 0; i < cells.size(); i++) {
      cells
          .get(i)
          .resizeRelocate(ThumbnailGrid.GAP + i * (size + ThumbnailGrid.GAP), 0, size, size);
    }
  }
}
