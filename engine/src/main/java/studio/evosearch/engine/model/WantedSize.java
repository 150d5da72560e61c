package studio.evosearch.engine.model;

import java.util.OptionalInt;

/**
 * How large a person wants the candidates; what is empty is as the model makes it by itself.
 *
 * @param width in pixels, given together with the height
 * @param height in pixels
 * @param frames of a video
 */
public record WantedSize(OptionalInt width, OptionalInt height, OptionalInt frames) {
  /** What the model makes by itself. */
  public static final WantedSize OWN =
      new WantedSize(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  public WantedSize {
    if (width.isPresent() != height.isPresent()) {
      throw new IllegalArgumentException("a size needs both its width and its height");
    }
    new Size(width.orElse(1), height.orElse(1), frames.orElse(1));
  }

  /** Nothing wanted: what specs say that were written before there were sizes. */
  public WantedSize() {
    this(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** What is wanted, for the rest as the model's own. */
  public Size or(Size own) {
    return new Size(
        width.orElse(own.width()), height.orElse(own.height()), frames.orElse(own.frames()));
  }
}
