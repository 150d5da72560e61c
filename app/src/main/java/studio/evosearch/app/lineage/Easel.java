package studio.evosearch.app.lineage;

import javafx.scene.canvas.GraphicsContext;
import studio.evosearch.app.fx.Palette;
import studio.evosearch.app.fx.PlaneView;

/** What painters work with: one painting of a forest. */
record Easel(GraphicsContext g, PlaneView view, Look look, Palette palette, Grain grain) {

  double x(int node) {
    return view.screenX(look.plot().layout().x(node));
  }

  double y(int node) {
    return view.screenY(look.plot().forest().generation(node));
  }

  /** The first row of which something may be seen. */
  int firstRow() {
    return Math.max(0, (int) Math.floor(view.planeY(-grain.size())));
  }

  /** The last row of which something may be seen; before the first when there is none. */
  int lastRow() {
    int last = look.plot().layout().rows() - 1;
    return Math.min(last, (int) Math.ceil(view.planeY(view.height() + grain.size())));
  }

  /** The first rank of a row that may be seen. */
  int firstRank(int row) {
    return look.plot().layout().rankFrom(row, view.planeX(-grain.size()));
  }

  /** The rank after the last of a row that may be seen. */
  int endRank(int row) {
    return look.plot().layout().rankFrom(row, view.planeX(view.width() + grain.size()));
  }
}
