package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A checkpoint of the right names, shapes and size whose values mean nothing: to measure a network
 * by. They are small and have no pattern that a processor could gain from, but repeat.
 */
public final class RandomWeights {
  /** Not a power of two, so that no two layers are alike. */
  private static final int REPEATED = 4_999_999;

  private static final double SCALE = 0.02;

  private RandomWeights() {}

  /**
   * Writes a component's tensors as one safetensors file.
   *
   * @param layout known by names and shapes
   * @param dtype F32, F16 or BF16
   * @param file to write
   * @return the component over that file
   */
  public static Component write(Component layout, DType dtype, Path file) throws IOException {
    List<String> entries = new ArrayList<>();
    long size = 0;
    for (TensorInfo tensor : layout.requiredWeights().tensors().values()) {
      long end = size + tensor.elements() * dtype.bytes();
      entries.add(
          "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(tensor.name(), dtype, tensor.shape(), size, end));
      size = end;
    }
    String header = "{" + String.join(",", entries) + "}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      write(channel, length.putLong(header.length()).flip());
      write(channel, ByteBuffer.wrap(header.getBytes(StandardCharsets.UTF_8)));
      ByteBuffer values = values(dtype);
      for (long left = size; left > 0; left -= values.limit()) {
        values.clear();
        values.limit((int) Math.min(left, values.capacity()));
        write(channel, values);
      }
    }
    return new Component(
        layout.name(),
        layout.className(),
        layout.folder(),
        layout.config(),
        Optional.of(Weights.file(file)));
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer values(DType dtype) {
    ByteBuffer values =
        ByteBuffer.allocateDirect(REPEATED * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(1);
    for (int i = 0; i < REPEATED; i++) {
      float value = (float) (random.nextGaussian() * SCALE);
      switch (dtype) {
        case F32 -> values.putFloat(value);
        case F16 -> values.putShort(Float.floatToFloat16(value));
        case BF16 -> values.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        default -> throw new IllegalArgumentException("random weights of type " + dtype);
      }
    }
    return values;
  }
}
