package studio.evosearch.engine.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/** The text chunks of PNG files: tEXt in Latin-1 and iTXt in UTF-8 (section 11.3.3). */
final class PngText {
  private PngText() {}

  static void write(DataOutputStream out, String keyword, String text) throws IOException {
    boolean printable =
        keyword.chars().allMatch(c -> (c >= 32 && c <= 126) || (c >= 161 && c <= 255));
    if (keyword.isEmpty() || keyword.length() > 79 || !printable) {
      throw new IllegalArgumentException(
          "PNG keyword \"" + keyword + "\": expected 1..79 printable Latin-1 characters");
    }
    boolean latin =
        StandardCharsets.ISO_8859_1.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(keyword.getBytes(StandardCharsets.ISO_8859_1));
    data.write(0);
    if (!latin) {
      // Not compressed, no language, no translated keyword.
      data.write(new byte[4]);
    }
    data.write(text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    Png.writeChunk(out, latin ? "tEXt" : "iTXt", data.toByteArray());
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Chunk(String type, byte[] data) {}

  /** Collects the texts of a file. */
  static void read(byte[] png, Map<String, String> texts) throws IOException {
    for (Chunk chunk : chunks(png)) {
      byte[] data = chunk.data();
      if (chunk.type().equals("tEXt")) {
        int end = end(data, 0);
        texts.put(
            string(data, 0, end, StandardCharsets.ISO_8859_1),
            string(data, end + 1, data.length, StandardCharsets.ISO_8859_1));
      } else if (chunk.type().equals("iTXt")) {
        international(data, texts);
      }
    }
  }

  /** Refuses a file that is not a whole PNG: cut short, or with a chunk that was changed. */
  static void check(byte[] png) throws IOException {
    chunks(png);
  }

  private static List<Chunk> chunks(byte[] png) throws IOException {
    int start = Png.SIGNATURE.length;
    if (png.length < start || !Arrays.equals(png, 0, start, Png.SIGNATURE, 0, start)) {
      throw new IOException("not a PNG: its signature is missing");
    }
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(png).position(start);
    while (in.remaining() >= 12) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 8) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(png, in.position(), length + 4);
      byte[] type = new byte[4];
      in.get(type);
      byte[] data = new byte[length];
      in.get(data);
      Chunk chunk = new Chunk(new String(type, StandardCharsets.US_ASCII), data);
      if (in.getInt() != (int) crc.getValue()) {
        throw new IOException("a PNG whose chunk " + chunk.type() + " is damaged");
      }
      chunks.add(chunk);
      if (chunk.type().equals("IEND")) {
        return chunks;
      }
    }
    throw new IOException("a PNG that is cut short after " + png.length + " bytes");
  }

  private static void international(byte[] data, Map<String, String> texts) throws IOException {
    int keyword = end(data, 0);
    int language = end(data, keyword + 3);
    int translated = end(data, language + 1);
    byte[] text = Arrays.copyOfRange(data, translated + 1, data.length);
    if (data[keyword + 1] == 1) {
      text = new InflaterInputStream(new ByteArrayInputStream(text)).readAllBytes();
    }
    texts.put(
        string(data, 0, keyword, StandardCharsets.ISO_8859_1),
        new String(text, StandardCharsets.UTF_8));
  }

  private static String string(byte[] data, int from, int to, Charset charset) {
    return new String(data, from, to - from, charset);
  }

  private static int end(byte[] data, int from) throws IOException {
    for (int i = from; i < data.length; i++) {
      if (data[i] == 0) {
        return i;
      }
    }
    throw new IOException("a PNG text chunk without its keyword's end");
  }
}
