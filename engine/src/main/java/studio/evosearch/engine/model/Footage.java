package studio.evosearch.engine.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a generator makes of one latent: a picture, or the frames of a video.
 *
 * @param frames at least one, all of one size, in the order of time
 * @param framesPerSecond how fast a video plays; 0 for a picture
 */
public record Footage(List<Picture> frames, double framesPerSecond) {
  public Footage {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("footage needs a frame");
    }
    Picture first = frames.getFirst();
    for (Picture frame : frames) {
      if (frame.width() != first.width() || frame.height() != first.height()) {
        throw new IllegalArgumentException(
            "a frame of %d x %d after one of %d x %d"
                .formatted(frame.width(), frame.height(), first.width(), first.height()));
      }
    }
    boolean plays = Double.isFinite(framesPerSecond) && framesPerSecond > 0;
    if (frames.size() > 1 ? !plays : framesPerSecond != 0 && !plays) {
      throw new IllegalArgumentException(
          "%d frames at %s a second".formatted(frames.size(), framesPerSecond));
    }
  }

  /** A picture. */
  public static Footage of(Picture picture) {
    return new Footage(List.of(picture), 0);
  }

  /** Whether there is more than one frame. */
  public boolean isVideo() {
    return frames.size() > 1;
  }

  /** The picture; of a video the frame in its middle, which stands for it where nothing plays. */
  public Picture still() {
    return frames.get(frames.size() / 2);
  }

  /**
   * Some frames, spread evenly: the middle ones of as many stretches of equal length. Of an odd
   * number of them one is the still; all frames where there are no more.
   */
  public List<Picture> spread(int most) {
    int size = frames.size();
    if (size <= most) {
      return frames;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> frames.get((2 * i + 1) * size / (2 * most)))
        .toList();
  }
}
