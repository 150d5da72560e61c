package studio.evosearch.engine.model;

import java.util.List;
import studio.evosearch.engine.checkpoint.ModelFolder;

/**
 * How a pipeline's latents are laid out.
 *
 * @param size of the decoded candidates
 * @param shape extents of one latent, such as {@code [channels, height, width]}
 * @param tokens how many the denoiser sees of it, on which a dynamic shift depends
 */
record LatentGrid(Size size, List<Integer> shape, int tokens) {
  LatentGrid {
    shape = List.copyOf(shape);
  }

  /**
   * Of pictures.
   *
   * @param own height and width of the latents the model was trained on
   * @param patch latents a side of a token
   * @throws IllegalArgumentException when the model makes nothing of the wanted size
   */
  static LatentGrid pictures(
      ModelFolder folder, int channels, List<Integer> own, int patch, WantedSize wanted) {
    int factor = LatentDecoder.factor(folder.component("vae"));
    Size trained = Size.picture(own.get(1) * factor, own.get(0) * factor);
    String pipeline = folder.className();
    Size size = wanted.or(trained).still(pipeline).inMultiplesOf(factor * patch, pipeline);
    int height = size.height() / factor;
    int width = size.width() / factor;
    return new LatentGrid(
        size, List.of(channels, height, width), (height / patch) * (width / patch));
  }

  /**
   * Of videos, whose tokens are squares of two latents a side in each frame.
   *
   * @param own the size when none is wanted
   * @throws IllegalArgumentException when the model makes nothing of the wanted size
   */
  static LatentGrid videos(ModelFolder folder, int channels, Size own, WantedSize wanted) {
    String pipeline = folder.className();
    Size size =
        wanted
            .or(own)
            .inMultiplesOf(2 * VideoTiles.SPACE, pipeline)
            .inStridesOf(VideoTiles.TIME, pipeline);
    int frames = (size.frames() - 1) / VideoTiles.TIME + 1;
    int height = size.height() / VideoTiles.SPACE;
    int width = size.width() / VideoTiles.SPACE;
    return new LatentGrid(
        size, List.of(channels, frames, height, width), frames * (height / 2) * (width / 2));
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
