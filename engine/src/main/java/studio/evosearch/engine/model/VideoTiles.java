package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import studio.evosearch.engine.model.Volume.Axis;

/**
 * Decodes a video in tiles that overlap and fade into each other, as diffusers'
 * AutoencoderKLHunyuanVideo does after enable_tiling: what the device works on at a time does not
 * grow with the video. Stretches of 17 frames begin 12 apart; in each, squares of 256 pixels begin
 * 192 apart.
 */
final class VideoTiles {
  /** Pixels, and frames of a video, that one place of a latent stands for. */
  static final int SPACE = 8;

  static final int TIME = 4;

  /** In latents: the extent of tiles and where the next one begins. */
  private static final int SIDE = 32;

  private static final int SIDE_STEP = 24;
  private static final int FRAMES = 4;
  private static final int FRAMES_STEP = 3;

  private static final int COLOURS = 3;

  private final UnaryOperator<Volume> decoder;

  /**
   * @param decoder what makes of {@code n} latent frames {@code 4 n - 3} frames, each eight times
   *     as high and wide
   */
  VideoTiles(UnaryOperator<Volume> decoder) {
    this.decoder = decoder;
  }

  /** Decodes a latent; the video comes in parts, in the order of time. */
  void decode(Volume latent, Consumer<Volume> parts) {
    if (latent.frames() <= FRAMES) {
      parts.accept(stretch(latent));
      return;
    }
    int left = (latent.frames() - 1) * TIME + 1;
    Volume before = null;
    for (int from = 0; from < latent.frames(); from += FRAMES_STEP) {
      // One frame more than the step and the overlap: a tile's first frame stands for itself alone.
      Volume tile = stretch(latent.cut(Axis.FRAMES, from, from + FRAMES + 1));
      int keep = FRAMES_STEP * TIME;
      if (before == null) {
        keep++;
      } else {
        tile = tile.cut(Axis.FRAMES, 1, tile.frames());
        tile.blend(before, Axis.FRAMES, (FRAMES - FRAMES_STEP) * TIME);
      }
      Volume part = tile.cut(Axis.FRAMES, 0, Math.min(keep, left));
      if (part.frames() > 0) {
        parts.accept(part);
      }
      left -= part.frames();
      before = tile;
    }
  }

  /** Decodes frames that go through the network together, in squares where they are large. */
  private Volume stretch(Volume latent) {
    // Wider than a step, as diffusers has it, though higher than a whole tile.
    if (latent.width() <= SIDE_STEP && latent.height() <= SIDE) {
      return decoder.apply(latent);
    }
    int frames = (latent.frames() - 1) * TIME + 1;
    int height = latent.height() * SPACE;
    int width = latent.width() * SPACE;
    Volume whole = Volume.zeros(COLOURS, frames, height, width);
    List<Volume> above = List.of();
    for (int row = 0; row < latent.height(); row += SIDE_STEP) {
      Volume band = latent.cut(Axis.ROWS, row, row + SIDE);
      List<Volume> tiles = new ArrayList<>();
      for (int column = 0; column < latent.width(); column += SIDE_STEP) {
        tiles.add(decoder.apply(band.cut(Axis.COLUMNS, column, column + SIDE)));
      }
      whole.paste(joined(tiles, above, width), Axis.ROWS, row * SPACE);
      above = tiles;
    }
    return whole;
  }

  /** A row of tiles, faded into each other and into the row above, without what is below. */
  private static Volume joined(List<Volume> tiles, List<Volume> above, int width) {
    int step = SIDE_STEP * SPACE;
    int overlap = (SIDE - SIDE_STEP) * SPACE;
    Volume first = tiles.getFirst();
    int height = Math.min(step, first.height());
    Volume row = Volume.zeros(first.channels(), first.frames(), height, width);
    for (int i = 0; i < tiles.size(); i++) {
      Volume tile = tiles.get(i);
      if (!above.isEmpty()) {
        tile.blend(above.get(i), Axis.ROWS, overlap);
      }
      if (i > 0) {
        tile.blend(tiles.get(i - 1), Axis.COLUMNS, overlap);
      }
      row.paste(tile.cut(Axis.ROWS, 0, step).cut(Axis.COLUMNS, 0, step), Axis.COLUMNS, i * step);
    }
    return row;
  }
}
