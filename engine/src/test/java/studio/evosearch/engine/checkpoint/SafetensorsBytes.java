package studio.evosearch.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files for tests, right and wrong ones. */
final class SafetensorsBytes {
  private SafetensorsBytes() {}

  static byte[] of(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  static Path write(Path file, String header, int dataBytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, of(header, dataBytes));
  }

  /** A file of float32 vectors of four, one for each name. */
  static Path vectors(Path file, String... names) throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < names.length; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append("\"%s\":".formatted(names[i]))
          .append(
              "{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[%d,%d]}"
                  .formatted(16 * i, 16 * (i + 1)));
    }
    return write(file, header.append("}").toString(), 16 * names.length);
  }
}
