package studio.evosearch.engine.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.DeviceMemoryException;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * Decodes pictures that do not fit the device whole in overlapping tiles, as diffusers'
 * tiled_decode does. Tiles know nothing of each other, so that colours may differ a little between
 * them; where they overlap, one fades into the other.
 */
final class DecodeTiles {
  private static final Logger LOG = LoggerFactory.getLogger(DecodeTiles.class);

  /** The part of a tile that lies over the next one. */
  private static final double OVERLAP = 0.25;

  private static final int SIDE = 64;

  private final DeviceComponent autoencoder;
  private final int side;
  private boolean tiling;

  DecodeTiles(DeviceComponent autoencoder) {
    this(autoencoder, side(autoencoder.component().config()));
  }

  /**
   * @param side of a tile, in places of the latents
   */
  DecodeTiles(DeviceComponent autoencoder, int side) {
    this.autoencoder = autoencoder;
    this.side = side;
  }

  /** The size an autoencoder was trained on, as diffusers has it. */
  private static int side(Config config) {
    if (!config.has("sample_size") || !config.has("block_out_channels")) {
      return SIDE;
    }
    int halvings = config.integers("block_out_channels").size() - 1;
    return Math.max(8, config.integer("sample_size") >> halvings);
  }

  /**
   * Pictures of latents {@code [batch, channels, height, width]}.
   *
   * @throws DeviceMemoryException when several do not fit together, or one does not in tiles
   */
  Floats decode(Floats latents) {
    long[] shape = latents.shape();
    boolean large = shape.length == 4 && Math.max(shape[2], shape[3]) > side;
    if (large && shape[0] == 1 && (tiling || !autoencoder.fits("decode", latents))) {
      return tiled(latents);
    }
    try {
      return whole(latents);
    } catch (DeviceMemoryException e) {
      if (!large || shape[0] > 1) {
        throw e;
      }
      LOG.info("a picture does not fit the device; decoding it in tiles of {} x {}", side, side);
      tiling = true;
      return tiled(latents);
    }
  }

  private Floats whole(Floats latents) {
    return autoencoder.call("decode", latents).getFirst();
  }

  /** One picture, tile by tile from the top left. */
  Floats tiled(Floats latents) {
    int height = (int) latents.shape()[2];
    int width = (int) latents.shape()[3];
    int step = (int) (side * (1 - OVERLAP));
    Floats[] above = new Floats[Math.ceilDiv(width, step)];
    float[] picture = new float[0];
    int factor = 0;
    for (int y = 0; y < height; y += step) {
      Floats[] row = new Floats[above.length];
      for (int x = 0; x < width; x += step) {
        int bottom = Math.min(height, y + side);
        int right = Math.min(width, x + side);
        Floats tile = whole(cut(latents, y, bottom, x, right));
        if (factor == 0) {
          factor = (int) tile.shape()[2] / (bottom - y);
          picture = new float[Math.toIntExact(3L * height * width * factor * factor)];
        }
        int at = x / step;
        int fade = (side - step) * factor;
        row[at] = tile;
        if (y > 0) {
          fadeDown(above[at], tile, fade);
        }
        if (x > 0) {
          fadeRight(row[at - 1], tile, fade);
        }
        paste(
            tile, picture, height * factor, width * factor, y * factor, x * factor, step * factor);
      }
      above = row;
    }
    return new Floats(new long[] {1, 3, (long) height * factor, (long) width * factor}, picture);
  }

  private static Floats cut(Floats from, int top, int bottom, int left, int right) {
    int channels = (int) from.shape()[1];
    int height = (int) from.shape()[2];
    int width = (int) from.shape()[3];
    float[] part = new float[channels * (bottom - top) * (right - left)];
    int at = 0;
    for (int c = 0; c < channels; c++) {
      for (int y = top; y < bottom; y++) {
        System.arraycopy(from.data(), (c * height + y) * width + left, part, at, right - left);
        at += right - left;
      }
    }
    return new Floats(new long[] {1, channels, bottom - top, right - left}, part);
  }

  /** The tile's first rows come out of the last ones of the tile above. */
  private static void fadeDown(Floats above, Floats tile, int fade) {
    int width = (int) tile.shape()[3];
    int rows = Math.min(fade, (int) Math.min(above.shape()[2], tile.shape()[2]));
    int last = (int) above.shape()[2] - rows;
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < rows; y++) {
        int to = (c * (int) tile.shape()[2] + y) * width;
        int from = (c * (int) above.shape()[2] + last + y) * width;
        for (int x = 0; x < width; x++) {
          tile.data()[to + x] = mixed(above.data()[from + x], tile.data()[to + x], y, rows);
        }
      }
    }
  }

  /** The tile's first columns come out of the last ones of the tile to the left. */
  private static void fadeRight(Floats left, Floats tile, int fade) {
    int width = (int) tile.shape()[3];
    int leftWidth = (int) left.shape()[3];
    int columns = Math.min(fade, Math.min(leftWidth, width));
    for (int row = 0; row < 3 * (int) tile.shape()[2]; row++) {
      for (int x = 0; x < columns; x++) {
        int to = row * width + x;
        float from = left.data()[row * leftWidth + leftWidth - columns + x];
        tile.data()[to] = mixed(from, tile.data()[to], x, columns);
      }
    }
  }

  private static float mixed(float from, float to, int at, int of) {
    float share = (float) at / of;
    return from * (1 - share) + to * share;
  }

  /** The part of a tile that no later one covers, or all of it at the picture's ends. */
  private static void paste(
      Floats tile, float[] picture, int height, int width, int top, int left, int most) {
    int tileWidth = (int) tile.shape()[3];
    int tileHeight = (int) tile.shape()[2];
    int columns = Math.min(most, tileWidth);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < Math.min(most, tileHeight); y++) {
        System.arraycopy(
            tile.data(),
            (c * tileHeight + y) * tileWidth,
            picture,
            (c * height + top + y) * width + left,
            columns);
      }
    }
  }
}
