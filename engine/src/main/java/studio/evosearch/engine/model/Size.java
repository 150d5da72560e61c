package studio.evosearch.engine.model;

/**
 * How large the candidates of a generator are.
 *
 * @param width in pixels
 * @param height in pixels
 * @param frames 1 for a picture
 */
public record Size(int width, int height, int frames) {
  public Size {
    if (width < 1 || height < 1 || frames < 1) {
      throw new IllegalArgumentException(
          "a size of %d x %d with %d frames: each must be at least 1"
              .formatted(width, height, frames));
    }
  }

  /** A picture's. */
  public static Size picture(int width, int height) {
    return new Size(width, height, 1);
  }

  /**
   * This size, where its width and height are multiples of a unit.
   *
   * @param pipeline who makes it, for the message
   * @throws IllegalArgumentException naming the nearest that is
   */
  public Size inMultiplesOf(int unit, String pipeline) {
    if (width % unit != 0 || height % unit != 0) {
      throw new IllegalArgumentException(
          "%d x %d: %s makes widths and heights that are multiples of %d, such as %d x %d"
              .formatted(
                  width, height, pipeline, unit, nearest(width, unit), nearest(height, unit)));
    }
    return this;
  }

  /**
   * This size, where its frames are a first one and so many more in whole strides: 4n + 1.
   *
   * @param stride frames that one latent frame stands for
   * @param pipeline who makes it, for the message
   * @throws IllegalArgumentException naming the nearest that is
   */
  public Size inStridesOf(int stride, String pipeline) {
    if ((frames - 1) % stride != 0) {
      throw new IllegalArgumentException(
          "%d frames: %s makes one more than a multiple of %d, such as %d"
              .formatted(
                  frames, pipeline, stride, Math.round((frames - 1.0) / stride) * stride + 1));
    }
    return this;
  }

  /**
   * This size, where it is a picture's.
   *
   * @param pipeline who makes it, for the message
   * @throws IllegalArgumentException when there are more frames
   */
  public Size still(String pipeline) {
    if (frames != 1) {
      throw new IllegalArgumentException(
          "%d frames: %s makes pictures, leave the frames out".formatted(frames, pipeline));
    }
    return this;
  }

  private static long nearest(int extent, int unit) {
    return Math.max(1, Math.round((double) extent / unit)) * unit;
  }
}
