package studio.evosearch.engine.model;

import java.util.Arrays;

/**
 * A float32 tensor in host memory, row-major. The arrays are not copied: a holder must not change
 * them.
 *
 * @param shape the extents, slowest first
 * @param data as many values as the product of the extents
 */
@SuppressWarnings("ArrayRecordComponent")
public record HostTensor(long[] shape, float[] data) {
  public HostTensor {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != data.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " needs " + size + " values, not " + data.length);
    }
  }

  /** Zeros. */
  static HostTensor zeros(long... shape) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return new HostTensor(shape, new float[Math.toIntExact(size)]);
  }

  /** The last extent. */
  int width() {
    return Math.toIntExact(shape[shape.length - 1]);
  }

  /** Each row of this one with the other's behind it: joined along the last dimension. */
  HostTensor beside(HostTensor other) {
    int wide = Math.addExact(width(), other.width());
    int rows = data.length / width();
    if (other.data.length / other.width() != rows) {
      throw new IllegalArgumentException(
          "%s beside %s".formatted(Arrays.toString(other.shape), Arrays.toString(shape)));
    }
    float[] joined = new float[Math.multiplyExact(rows, wide)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(data, row * width(), joined, row * wide, width());
      System.arraycopy(
          other.data, row * other.width(), joined, row * wide + width(), other.width());
    }
    long[] extents = shape.clone();
    extents[extents.length - 1] = wide;
    return new HostTensor(extents, joined);
  }

  /** Each row filled up with zeros to this width. */
  HostTensor widened(int width) {
    long[] extents = shape.clone();
    extents[extents.length - 1] = Math.subtractExact(width, width());
    return beside(zeros(extents));
  }

  /** The tokens of {@code [1, tokens, width]} and then another's of the same width. */
  HostTensor followedBy(HostTensor other) {
    if (shape.length != 3 || other.shape.length != 3 || other.width() != width()) {
      throw new IllegalArgumentException(
          "%s behind %s".formatted(Arrays.toString(other.shape), Arrays.toString(shape)));
    }
    float[] joined = Arrays.copyOf(data, Math.addExact(data.length, other.data.length));
    System.arraycopy(other.data, 0, joined, data.length, other.data.length);
    return new HostTensor(new long[] {1, shape[1] + other.shape[1], width()}, joined);
  }

  /** The tokens of {@code [1, tokens, width]} from an index on. */
  HostTensor tokensFrom(int token) {
    float[] rest = Arrays.copyOfRange(data, token * width(), data.length);
    return new HostTensor(new long[] {1, shape[1] - token, width()}, rest);
  }

  /** The tokens of {@code [1, tokens, width]} with zeros for those from an index on. */
  HostTensor clearedFrom(int token) {
    float[] cleared = data.clone();
    Arrays.fill(cleared, token * width(), cleared.length, 0);
    return new HostTensor(shape, cleared);
  }
}
