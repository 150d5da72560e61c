package studio.evosearch.engine.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.torch.DeviceComponent;
import studio.evosearch.engine.torch.DeviceMemoryException;
import studio.evosearch.engine.torch.HostArray.Floats;

/** Decodes pictures that do not fit the device whole in tiles: {@link SquareTiles}. */
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

  /** One picture, tile by tile. */
  Floats tiled(Floats latents) {
    SquareTiles squares = new SquareTiles(side, (int) (side * (1 - OVERLAP)));
    return floats(squares.decode(volume(latents), tile -> volume(whole(floats(tile)))));
  }

  private static Volume volume(Floats picture) {
    long[] shape = picture.shape();
    return new Volume((int) shape[1], 1, (int) shape[2], (int) shape[3], picture.data());
  }

  private static Floats floats(Volume picture) {
    long[] shape = {1, picture.channels(), picture.height(), picture.width()};
    return new Floats(shape, picture.data());
  }
}
