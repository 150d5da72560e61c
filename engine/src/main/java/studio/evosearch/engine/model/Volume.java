package studio.evosearch.engine.model;

import java.util.Arrays;
import java.util.List;

/**
 * A video, or its latent, in host memory: {@code [channels, frames, height, width]}, row-major. The
 * array is not copied.
 */
@SuppressWarnings("ArrayRecordComponent")
record Volume(int channels, int frames, int height, int width, float[] data) {
  /** The axes along which volumes are cut, joined and blended. */
  enum Axis {
    FRAMES,
    ROWS,
    COLUMNS
  }

  Volume {
    if (data.length != Math.multiplyExact(channels * frames, height * width)) {
      throw new IllegalArgumentException(
          "%d values for %d x %d x %d x %d"
              .formatted(data.length, channels, frames, height, width));
    }
  }

  /** One of zeros. */
  static Volume zeros(int channels, int frames, int height, int width) {
    int size = Math.multiplyExact(channels * frames, height * width);
    return new Volume(channels, frames, height, width, new float[size]);
  }

  /** The extent of an axis. */
  int size(Axis axis) {
    return switch (axis) {
      case FRAMES -> frames;
      case ROWS -> height;
      case COLUMNS -> width;
    };
  }

  /** Places {@code from} to {@code to} (exclusive) of an axis, or as many of them as there are. */
  Volume cut(Axis axis, int from, int to) {
    int start = Math.min(from, size(axis));
    int end = Math.min(to, size(axis));
    Volume part = resized(axis, end - start);
    int inner = inner(axis);
    int target = part.size(axis) * inner;
    for (int o = 0; o < outer(axis) && target > 0; o++) {
      int source = (o * size(axis) + start) * inner;
      System.arraycopy(data, source, part.data, o * target, target);
    }
    return part;
  }

  /** Volumes one after another along an axis, as large as each other along the others. */
  static Volume joined(List<Volume> parts, Axis axis) {
    int extent = parts.stream().mapToInt(part -> part.size(axis)).sum();
    Volume whole = parts.getFirst().resized(axis, extent);
    int at = 0;
    for (Volume part : parts) {
      whole.paste(part, axis, at);
      at += part.size(axis);
    }
    return whole;
  }

  private void paste(Volume part, Axis axis, int at) {
    int inner = inner(axis);
    int length = part.size(axis) * inner;
    for (int o = 0; o < outer(axis); o++) {
      System.arraycopy(part.data, o * length, data, (o * size(axis) + at) * inner, length);
    }
  }

  /**
   * Fades from the end of the volume before into the beginning of this one, in place.
   *
   * @param extent places of the axis over which it goes; fewer where either has fewer
   */
  void blend(Volume before, Axis axis, int extent) {
    int length = Math.min(extent, Math.min(before.size(axis), size(axis)));
    int inner = inner(axis);
    for (int o = 0; o < outer(axis); o++) {
      for (int x = 0; x < length; x++) {
        float share = (float) x / length;
        int old = (o * before.size(axis) + before.size(axis) - length + x) * inner;
        int own = (o * size(axis) + x) * inner;
        for (int i = 0; i < inner; i++) {
          data[own + i] = before.data[old + i] * (1 - share) + data[own + i] * share;
        }
      }
    }
  }

  /** The values of one channel of one frame begin here. */
  int offset(int channel, int frame) {
    return (channel * frames + frame) * height * width;
  }

  private Volume resized(Axis axis, int extent) {
    return zeros(
        channels,
        axis == Axis.FRAMES ? extent : frames,
        axis == Axis.ROWS ? extent : height,
        axis == Axis.COLUMNS ? extent : width);
  }

  private int inner(Axis axis) {
    return switch (axis) {
      case FRAMES -> height * width;
      case ROWS -> width;
      case COLUMNS -> 1;
    };
  }

  private int outer(Axis axis) {
    return switch (axis) {
      case FRAMES -> channels;
      case ROWS -> channels * frames;
      case COLUMNS -> channels * frames * height;
    };
  }

  @Override
  public String toString() {
    return "Volume" + Arrays.asList(channels, frames, height, width);
  }
}
