package studio.evosearch.engine.model;

import java.util.List;

/**
 * How a pipeline's latents are laid out.
 *
 * @param shape extents of one latent, such as {@code [channels, height, width]}
 * @param tokens how many the denoiser sees of it, on which a dynamic shift depends
 */
record LatentGrid(List<Integer> shape, int tokens) {
  LatentGrid {
    shape = List.copyOf(shape);
  }

  /**
   * Of pictures.
   *
   * @param patch latents a side of a token
   */
  static LatentGrid picture(int channels, int height, int width, int patch) {
    return new LatentGrid(List.of(channels, height, width), (height / patch) * (width / patch));
  }

  /** The extent before the last. */
  int height() {
    return shape.get(shape.size() - 2);
  }

  /** The last extent. */
  int width() {
    return shape.getLast();
  }
}
