package studio.evosearch.engine.torch;

import java.util.Arrays;

/** A tensor in host memory, row-major, on its way to or from a device. Arrays are not copied. */
public sealed interface HostArray {
  /** The extents, slowest first. */
  long[] shape();

  /** A float32 tensor. */
  @SuppressWarnings("ArrayRecordComponent")
  record Floats(long[] shape, float[] data) implements HostArray {
    public Floats {
      check(shape, data.length);
    }
  }

  /** An int64 tensor, such as token ids. */
  @SuppressWarnings("ArrayRecordComponent")
  record Longs(long[] shape, long[] data) implements HostArray {
    public Longs {
      check(shape, data.length);
    }
  }

  private static void check(long[] shape, int length) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " needs " + size + " values, not " + length);
    }
  }
}
