package studio.evosearch.engine.model;

import java.util.List;
import studio.evosearch.engine.torch.HostArray.Floats;

/**
 * Latents as tokens of two by two places, as FLUX's transformer takes them: the values of a token
 * are its channels' squares, row by row.
 */
record PackedLatents(int channels, int height, int width) {
  static PackedLatents of(LatentGrid grid) {
    return new PackedLatents(grid.shape().getFirst(), grid.height(), grid.width());
  }

  /** Tokens, and values of each. */
  List<Integer> shape() {
    return List.of(height / 2 * (width / 2), channels * 4);
  }

  /** {@code [channels, height, width]} as {@code [tokens, channels * 4]}. */
  float[] pack(float[] latent) {
    float[] packed = new float[latent.length];
    for (int i = 0; i < packed.length; i++) {
      packed[packedIndex(i)] = latent[i];
    }
    return packed;
  }

  /** The inverse of {@link #pack}. */
  float[] unpack(float[] packed) {
    float[] latent = new float[packed.length];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = packed[packedIndex(i)];
    }
    return latent;
  }

  private int packedIndex(int index) {
    int x = index % width;
    int y = index / width % height;
    int channel = index / width / height;
    int token = y / 2 * (width / 2) + x / 2;
    return token * channels * 4 + channel * 4 + y % 2 * 2 + x % 2;
  }

  /** Where each token lies: {@code [tokens, 3]} of 0, row and column. */
  Floats places() {
    int columns = width / 2;
    int tokens = height / 2 * columns;
    float[] ids = new float[tokens * 3];
    for (int token = 0; token < tokens; token++) {
      int row = token / columns;
      ids[token * 3 + 1] = row;
      ids[token * 3 + 2] = token % columns;
    }
    return new Floats(new long[] {tokens, 3}, ids);
  }
}
