package studio.evosearch.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import studio.evosearch.engine.checkpoint.DType;
import studio.evosearch.engine.checkpoint.TensorInfo;
import studio.evosearch.engine.checkpoint.Weights;

/** Tiny models with the reference library's own outputs, and the values in their files. */
public final class Reference {
  private static final Path ROOT = Path.of("src/test/resources/reference");

  private Reference() {}

  public static Path path(String name) {
    return ROOT.resolve(name);
  }

  /** The folder of a bundled model or reward, such as {@code models/scenes}. */
  public static Path asset(String name) {
    return Path.of("../assets").resolve(name);
  }

  public static long[] shape(Weights file, String tensor) {
    return file.tensor(tensor).shape().stream().mapToLong(Long::longValue).toArray();
  }

  public static float[] floats(Weights file, String tensor) {
    ByteBuffer bytes = read(file.tensor(tensor), DType.F32);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  public static long[] longs(Weights file, String tensor) {
    ByteBuffer bytes = read(file.tensor(tensor), DType.I64);
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }

  /**
   * The largest absolute difference; fails for lengths that differ or values that are no number.
   */
  public static double difference(float[] expected, float[] actual) {
    if (expected.length != actual.length) {
      throw new AssertionError(expected.length + " values expected, found " + actual.length);
    }
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs((double) expected[i] - actual[i]);
      if (!Double.isFinite(difference)) {
        throw new AssertionError("value " + i + ": " + expected[i] + " and " + actual[i]);
      }
      worst = Math.max(worst, difference);
    }
    return worst;
  }

  private static ByteBuffer read(TensorInfo info, DType type) {
    if (info.dtype() != type) {
      throw new AssertionError(info.name() + " is of type " + info.dtype());
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) info.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    try (var channel = FileChannel.open(info.file())) {
      while (bytes.hasRemaining() && channel.read(bytes, info.offset() + bytes.position()) >= 0) {}
    } catch (IOException e) {
      throw new AssertionError(info.file().toString(), e);
    }
    return bytes.flip();
  }
}
