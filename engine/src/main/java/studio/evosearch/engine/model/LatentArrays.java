package studio.evosearch.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.evosearch.engine.torch.HostArray.Floats;

/** Joins arrays into the one batch a device takes, and takes a batch apart again. */
final class LatentArrays {
  private LatentArrays() {}

  /**
   * A batch {@code [arrays, shape...]}.
   *
   * @param shape extents of one array
   */
  static Floats stack(List<Integer> shape, List<float[]> arrays) {
    long[] extents = new long[shape.size() + 1];
    extents[0] = arrays.size();
    int size = 1;
    for (int i = 0; i < shape.size(); i++) {
      extents[i + 1] = shape.get(i);
      size = Math.multiplyExact(size, shape.get(i));
    }
    float[] data = new float[Math.multiplyExact(size, arrays.size())];
    for (int i = 0; i < arrays.size(); i++) {
      if (arrays.get(i).length != size) {
        throw new IllegalArgumentException(
            "array %d has %d values where %s has %d"
                .formatted(i, arrays.get(i).length, shape, size));
      }
      System.arraycopy(arrays.get(i), 0, data, i * size, size);
    }
    return new Floats(extents, data);
  }

  /** The {@code count} entries of a batch. */
  static List<float[]> split(Floats batch, int count) {
    int size = batch.data().length / count;
    List<float[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(Arrays.copyOfRange(batch.data(), i * size, (i + 1) * size));
    }
    return entries;
  }
}
