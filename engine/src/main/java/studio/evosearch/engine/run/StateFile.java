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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Kept states as a safetensors file: tensors {@code ID.STATE.x} and {@code ID.STATE.x0}, float32,
 * of the generator's latent shape. Readable with the Python library safetensors.
 */
final class StateFile {
  private static final Pattern NAME = Pattern.compile("(\\d+)\\.(\\d+)\\.(x|x0)");

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
    return tensors(file).stream()
        .filter(tensor -> tensor.candidate() == id && !tensor.estimate())
        .map(Tensor::state)
        .sorted()
        .toList();
  }

  /**
   * A tensor of a file, not read.
   *
   * @param estimate whether it is the estimate x0hat rather than the state
   * @param position of its first byte
   * @param values how many it has
   */
  record Tensor(
      Path file, long candidate, int state, boolean estimate, long position, int values) {}

  /** What the file holds. */
  static List<Tensor> tensors(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Header header = header(channel, file);
      List<Tensor> tensors = new ArrayList<>();
      for (String name : header.json().propertyNames()) {
        Matcher parts = NAME.matcher(name);
        if (parts.matches()) {
          Extent extent = extent(file, header, name);
          tensors.add(
              new Tensor(
                  file,
                  Long.parseLong(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  parts.group(3).equals("x0"),
                  header.base() + extent.begin(),
                  extent.bytes() / Float.BYTES));
        }
      }
      return tensors;
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
    if (!header.json().has(name)) {
      return new float[0];
    }
    Extent extent = extent(file, header, name);
    ByteBuffer bytes = ByteBuffer.allocate(extent.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, bytes, header.base() + extent.begin(), file);
    float[] values = new float[bytes.capacity() / Float.BYTES];
    bytes.flip().asFloatBuffer().get(values);
    return values;
  }

  /** Where a tensor lies after the base. */
  private record Extent(long begin, int bytes) {}

  private static Extent extent(Path file, Header header, String name) {
    JsonNode offsets = header.json().path(name).path("data_offsets");
    long begin = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    if (begin < 0 || end < begin || end - begin > Integer.MAX_VALUE - 8) {
      throw new RunException(file + ": " + name + ": data_offsets make no sense");
    }
    return new Extent(begin, (int) (end - begin));
  }

  /** Fills a buffer from a place of a file. */
  static void readFully(FileChannel channel, ByteBuffer target, long position, Path file)
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
