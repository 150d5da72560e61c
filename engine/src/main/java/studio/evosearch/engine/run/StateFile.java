package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Kept states as a safetensors file: tensors {@code ID.STATE.x} and {@code ID.STATE.x0}, float32,
 * of the generator's latent shape. Readable with the Python library safetensors.
 */
final class StateFile {
  private StateFile() {}

  /** Writes states by candidate and state index. */
  static void write(
      Path file, List<Integer> shape, Map<Long, SortedMap<Integer, StoredState>> states)
      throws IOException {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    new TreeMap<>(states)
        .forEach((id, kept) ->
            kept.forEach((s, state) -> {
              tensors.put(name(id, s, "x"), state.x());
              if (state.x0().length > 0) {
                tensors.put(name(id, s, "x0"), state.x0());
              }
            }));
    Map<String, Object> header = new LinkedHashMap<>();
    List<ByteBuffer> content = new ArrayList<>();
    long offset = 0;
    for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(tensor.getValue().length * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(tensor.getValue());
      content.add(bytes);
      long end = offset + bytes.capacity();
      header.put(
          tensor.getKey(),
          Map.of("dtype", "F32", "shape", shape, "data_offsets", List.of(offset, end)));
      offset = end;
    }
    byte[] json = Json.MAPPER.writeValueAsBytes(header);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(0, padded.length);
    content.addFirst(ByteBuffer.wrap(padded));
    content.addFirst(length);
    DurableFile.write(file, content.toArray(ByteBuffer[]::new));
  }

  /** Reads one state; empty when the file does not hold it. */
  static Optional<StoredState> read(Path file, long id, int s) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      readFully(channel, length, 0, file);
      long headerBytes = length.getLong(0);
      if (headerBytes < 2 || headerBytes > channel.size() - 8) {
        throw new RunException(file + ": not a safetensors file");
      }
      ByteBuffer text = ByteBuffer.allocate((int) headerBytes);
      readFully(channel, text, 8, file);
      JsonNode header = Json.MAPPER.readTree(new String(text.array(), StandardCharsets.UTF_8));
      float[] x = tensor(channel, file, header, 8 + headerBytes, name(id, s, "x"));
      if (x.length == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new StoredState(x, tensor(channel, file, header, 8 + headerBytes, name(id, s, "x0"))));
    } catch (JacksonException e) {
      throw new RunException(file + ": its header is not JSON", e);
    }
  }

  private static float[] tensor(
      FileChannel channel, Path file, JsonNode header, long base, String name) throws IOException {
    JsonNode entry = header.get(name);
    if (entry == null) {
      return new float[0];
    }
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end < begin || end - begin > Integer.MAX_VALUE - 8) {
      throw new RunException(file + ": " + name + ": data_offsets make no sense");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, bytes, base + begin, file);
    float[] values = new float[bytes.capacity() / Float.BYTES];
    bytes.flip().asFloatBuffer().get(values);
    return values;
  }

  private static void readFully(FileChannel channel, ByteBuffer target, long position, Path file)
      throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = channel.read(target, at);
      if (read < 0) {
        throw new RunException(file + ": ends before byte " + (position + target.capacity()));
      }
      at += read;
    }
  }

  private static String name(long id, int s, String tensor) {
    return id + "." + s + "." + tensor;
  }
}
