package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one tensor lies; its values are not read.
 *
 * @param name as the checkpoint names it, such as {@code conv_in.weight}
 * @param shape extents, slowest first; empty for a scalar
 * @param file the safetensors file that holds it
 * @param offset first byte, counted from the start of the file
 * @param bytes length, always the product of the extents times {@code dtype.bytes()}
 */
public record TensorInfo(
    String name, DType dtype, List<Long> shape, Path file, long offset, long bytes) {
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long elements() {
    return bytes / dtype.bytes();
  }

  /** Whether the tensor can be viewed where it lies: its offset is a multiple of its item size. */
  public boolean aligned() {
    return offset % dtype.bytes() == 0;
  }
}
