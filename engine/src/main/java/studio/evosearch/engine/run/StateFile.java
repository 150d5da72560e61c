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
      Header header = header(channel, file);
      float[] x = tensor(channel, file, header, name(id, s, "x"));
      return x.length == 0
          ? Optional.empty()
          : Optional.of(new StoredState(x, tensor(channel, file, header, name(id, s, "x0"))));
    }
  }

  /** The state indices the file holds of a candidate, ascending. */
  static List<Integer> states(Path file, long id) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return header(channel, file).json().propertyNames().stream()
          .map(name -> name.split("\\."))
          .filter(parts -> parts.length == 3 && parts[2].equals("x"))
          .filter(parts -> parts[0].equals(String.valueOf(id)))
          .map(parts -> Integer.valueOf(parts[1]))
          .sorted()
          .toList();
    }
  }

  /**
   * What a safetensors file says of its tensors.
   *
   * @param base where in the file their data begin
   */
  private record Header(JsonNode json, long base) {}

  private static Header header(FileChannel channel, Path file) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0, file);
    long bytes = length.getLong(0);
    if (bytes < 2 || bytes > channel.size() - 8) {
      throw new RunException(file + ": not a safetensors file");
    }
    ByteBuffer text = ByteBuffer.allocate((int) bytes);
    readFully(channel, text, 8, file);
    try {
      String json = new String(text.array(), StandardCharsets.UTF_8);
      return new Header(Json.MAPPER.readTree(json), 8 + bytes);
    } catch (JacksonException e) {
      throw new RunException(file + ": its header is not JSON", e);
    }
  }

  private static float[] tensor(FileChannel channel, Path file, Header header, String name)
      throws IOException {
    JsonNode entry = header.json().get(name);
    if (entry == null) {
      return new float[0];
    }
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end < begin || end - begin > Integer.MAX_VALUE - 8) {
      throw new RunException(file + ": " + name + ": data_offsets make no sense");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, bytes, header.base() + begin, file);
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
