package studio.evosearch.engine.model;

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
  private static final SquareTiles SQUARES = new SquareTiles(32, 24);

  private static final int FRAMES = 4;
  private static final int FRAMES_STEP = 3;

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
    boolean small = latent.width() <= SQUARES.step() && latent.height() <= SQUARES.side();
    return small ? decoder.apply(latent) : SQUARES.decode(latent, decoder);
  }
}
