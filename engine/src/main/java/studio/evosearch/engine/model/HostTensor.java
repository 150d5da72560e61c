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
}
