package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The header of one safetensors file: eight bytes of length, then JSON. What the reference reader
 * refuses is refused here: the tensors must fit their shapes and cover the rest of the file without
 * gap or overlap. Weight bytes are never read.
 *
 * @param metadata the {@code __metadata__} entry, empty when there is none
 * @param tensors in the order of the header
 */
public record SafetensorsHeader(Map<String, String> metadata, List<TensorInfo> tensors) {
  /** The reference reader's own limit. */
  private static final long MAX_HEADER_BYTES = 100_000_000;

  private static final int LENGTH_BYTES = Long.BYTES;

  public SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /**
   * Reads the header of a file.
   *
   * @throws CheckpointException when the file is cut short or its header is wrong in any way
   */
  public static SafetensorsHeader read(Path file) {
    try (FileChannel channel = FileChannel.open(Json.present(file))) {
      return read(channel, channel.size(), file);
    } catch (IOException e) {
      throw new CheckpointException(file, "", "cannot be read: " + e, e);
    }
  }

  static SafetensorsHeader read(ReadableByteChannel channel, long size, Path file)
      throws IOException {
    byte[] prefix = next(channel, LENGTH_BYTES, file);
    long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_HEADER_BYTES) {
      throw bad(file, "", "is not safetensors: a header of " + Long.toUnsignedString(length));
    }
    if (length > size - LENGTH_BYTES) {
      throw bad(file, "", "is cut short: a header of " + length + " bytes in a file of " + size);
    }
    byte[] json = next(channel, (int) length, file);
    return parse(json, file, LENGTH_BYTES + length, size);
  }

  private static byte[] next(ReadableByteChannel channel, int length, Path file)
      throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw bad(file, "", "is cut short");
      }
    }
    return bytes;
  }

  private static SafetensorsHeader parse(byte[] json, Path file, long dataStart, long fileSize) {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<TensorInfo> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : Json.object(json, file).properties()) {
      if (entry.getKey().equals("__metadata__")) {
        metadata.putAll(metadata(entry.getValue(), file));
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue(), file, dataStart, fileSize));
      }
    }
    checkCover(tensors, file, dataStart, fileSize);
    return new SafetensorsHeader(metadata, tensors);
  }

  private static Map<String, String> metadata(JsonNode node, Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!(node instanceof ObjectNode object)) {
      throw bad(file, "__metadata__", "expected an object, found " + Json.shown(node));
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!entry.getValue().isString()) {
        throw bad(
            file,
            "__metadata__." + entry.getKey(),
            "expected a text, found " + Json.shown(entry.getValue()));
      }
      texts.put(entry.getKey(), entry.getValue().stringValue());
    }
    return texts;
  }

  private static TensorInfo tensor(
      String name, JsonNode node, Path file, long dataStart, long fileSize) {
    JsonNode type = node.path("dtype");
    DType dtype =
        Optional.of(type)
            .filter(JsonNode::isString)
            .flatMap(text -> DType.named(text.stringValue()))
            .orElseThrow(() -> bad(file, name, "unknown dtype " + Json.shown(type)));
    List<Long> shape = sizes(node.path("shape"), file, name, "shape");
    List<Long> range = sizes(node.path("data_offsets"), file, name, "data_offsets");
    long size = fileSize - dataStart;
    if (range.size() != 2 || range.get(0) > range.get(1)) {
      throw bad(file, name, "data_offsets " + range + " are not a range in " + size + " bytes");
    }
    if (range.get(1) > size) {
      throw bad(
          file,
          name,
          "lies at " + range + ", the file ends at " + size + ": it is incomplete, fetch it again");
    }
    long bytes = range.get(1) - range.get(0);
    if (bytes != bytes(shape, dtype, file, name)) {
      throw bad(file, name, bytes + " bytes do not fit " + dtype + " of shape " + shape);
    }
    return new TensorInfo(name, dtype, shape, file, dataStart + range.get(0), bytes);
  }

  private static List<Long> sizes(JsonNode node, Path file, String name, String field) {
    if (!node.isArray()) {
      throw bad(file, name, field + ": expected a list, found " + Json.shown(node));
    }
    List<Long> sizes = new ArrayList<>();
    for (JsonNode value : node) {
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
        throw bad(file, name, field + ": expected sizes of 0 or more, found " + Json.shown(value));
      }
      sizes.add(value.longValue());
    }
    return sizes;
  }

  static long bytes(List<Long> shape, DType dtype, Path file, String name) {
    try {
      return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new CheckpointException(file, name, "shape " + shape + " is too large", e);
    }
  }

  private static void checkCover(
      List<TensorInfo> tensors, Path file, long dataStart, long fileSize) {
    List<TensorInfo> inFile = new ArrayList<>(tensors);
    inFile.sort(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::bytes));
    long end = dataStart;
    for (TensorInfo tensor : inFile) {
      if (tensor.offset() != end) {
        throw bad(
            file,
            tensor.name(),
            (tensor.offset() < end ? "overlaps another tensor" : "leaves a gap before it")
                + " at byte "
                + Math.min(tensor.offset(), end));
      }
      end = tensor.offset() + tensor.bytes();
    }
    if (end != fileSize) {
      throw bad(file, "", "has " + (fileSize - end) + " bytes after its last tensor");
    }
  }

  private static CheckpointException bad(Path file, String field, String problem) {
    return new CheckpointException(file, field, problem);
  }
}
