package studio.evosearch.app.fx;

import java.util.List;
import javafx.scene.control.skin.VirtualFlow;

/**
 * The rows of a {@link ThumbnailGrid}: only those in view exist. Offsets are pixels from the top.
 */
final class RowFlow extends VirtualFlow<ThumbnailRow> {
  /** The rows in view. */
  List<ThumbnailRow> rows() {
    return getCells();
  }

  /** What a scroll bar takes from the width, also while there is none. */
  double barWidth() {
    return getVbar().prefWidth(-1);
  }

  double offset() {
    return getPosition() * range();
  }

  void scrollTo(double offset) {
    setPosition(range() == 0 ? 0 : Math.clamp(offset / range(), 0, 1));
    requestLayout();
  }

  /** Scrolls no further than it takes to have a row in view whole. */
  void reveal(int row) {
    double top = row * getFixedCellSize();
    double least = top + getFixedCellSize() - getViewportLength();
    if (offset() > top) {
      scrollTo(top);
    } else if (offset() < least) {
      scrollTo(least);
    }
  }

  /** Whether a pixel or more of a row is in view. */
  boolean inView(int row) {
    double top = row * getFixedCellSize() - offset();
    return top + getFixedCellSize() >= 1 && top <= getViewportLength() - 1;
  }

  /** How many rows there are in a page. */
  int page() {
    return Math.max(1, (int) (getViewportLength() / getFixedCellSize()));
  }

  private double range() {
    return Math.max(0, getCellCount() * getFixedCellSize() - getViewportLength());
  }
}
