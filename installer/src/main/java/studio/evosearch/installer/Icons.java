package studio.evosearch.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The program's icon as each system wants it; all hold the same PNGs. */
record Icons(Path folder) {
  static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256, 512);

  Path png(int size) {
    return folder.resolve(AppImage.NAME + "-" + size + ".png");
  }

  Path svg() {
    return folder.resolve(AppImage.NAME + ".svg");
  }

  /** The icon for a system's launcher, written to {@code work} where it has to be made. */
  Path of(Target target, Path work) throws IOException {
    return switch (target.os()) {
      case LINUX -> png(512);
      case WINDOWS -> Files.write(work.resolve(AppImage.NAME + ".ico"), ico());
      case MACOS -> Files.write(work.resolve(AppImage.NAME + ".icns"), icns());
    };
  }

  /** A header, 16 bytes for each picture, then the pictures. */
  byte[] ico() throws IOException {
    List<Integer> sizes = SIZES.stream().filter(size -> size <= 256).toList();
    int offset = 6 + 16 * sizes.size();
    ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : sizes) {
      byte[] png = Files.readAllBytes(png(size));
      // One byte a side, in which 256 is 0.
      head.put((byte) size).put((byte) size).putShort((short) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(png.length).putInt(offset + pictures.size());
      pictures.write(png);
    }
    return ByteBuffer.allocate(offset + pictures.size())
        .put(head.array())
        .put(pictures.toByteArray())
        .array();
  }

  /** A length, then pictures, each with its type and length. */
  byte[] icns() throws IOException {
    Map<Integer, String> types =
        new TreeMap<>(Map.of(128, "ic07", 256, "ic08", 512, "ic09", 32, "ic11", 64, "ic12"));
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (Map.Entry<Integer, String> type : types.entrySet()) {
      byte[] png = Files.readAllBytes(png(type.getKey()));
      chunks.write(chunk(type.getValue(), png));
    }
    return chunk("icns", chunks.toByteArray());
  }

  private static byte[] chunk(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + content.length)
        .put(content)
        .array();
  }
}
