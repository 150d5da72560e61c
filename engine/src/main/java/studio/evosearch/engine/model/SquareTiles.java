package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import studio.evosearch.engine.model.Volume.Axis;

/**
 * Decodes what is large in squares that overlap and fade into each other, as diffusers'
 * autoencoders do after enable_tiling. The squares know nothing of each other, so that colours may
 * differ a little between them.
 *
 * @param side of a square, in places of the latents
 * @param step from one square to the next, smaller than the side
 */
record SquareTiles(int side, int step) {
  /**
   * Decodes a latent, from the top left.
   *
   * @param decoder what makes of each place of a latent the same number of pixels a side
   */
  Volume decode(Volume latent, UnaryOperator<Volume> decoder) {
    List<Volume> above = List.of();
    List<Volume> rows = new ArrayList<>();
    for (int row = 0; row < latent.height(); row += step) {
      Volume band = latent.cut(Axis.ROWS, row, row + side);
      List<Volume> tiles = new ArrayList<>();
      for (int column = 0; column < latent.width(); column += step) {
        tiles.add(decoder.apply(band.cut(Axis.COLUMNS, column, column + side)));
      }
      int factor = tiles.getFirst().height() / band.height();
      rows.add(joined(tiles, above, factor));
      above = tiles;
    }
    return Volume.joined(rows, Axis.ROWS);
  }

  /** A row of tiles, faded into each other and into the row above, without what is below. */
  private Volume joined(List<Volume> tiles, List<Volume> above, int factor) {
    int keep = step * factor;
    int overlap = (side - step) * factor;
    List<Volume> parts = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      Volume tile = tiles.get(i);
      if (!above.isEmpty()) {
        tile.blend(above.get(i), Axis.ROWS, overlap);
      }
      if (i > 0) {
        tile.blend(tiles.get(i - 1), Axis.COLUMNS, overlap);
      }
      parts.add(tile.cut(Axis.ROWS, 0, keep).cut(Axis.COLUMNS, 0, keep));
    }
    return Volume.joined(parts, Axis.COLUMNS);
  }
}
