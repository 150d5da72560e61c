package studio.evosearch.engine.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
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

  /** Collects the texts of a file. */
  static void read(byte[] png, Map<String, String> texts) throws IOException {
    check(png);
    ByteBuffer in = ByteBuffer.wrap(png);
    in.position(Png.SIGNATURE.length);
    while (in.remaining() >= 12) {
      int length = in.getInt();
      byte[] type = new byte[4];
      in.get(type);
      if (length < 0 || length > in.remaining() - 4) {
        throw new IOException("a PNG that ends within a chunk of " + length + " bytes");
      }
      byte[] data = new byte[length];
      in.get(data);
      in.getInt();
      switch (new String(type, StandardCharsets.US_ASCII)) {
        case "tEXt" -> {
          int end = end(data, 0);
          texts.put(
              string(data, 0, end, StandardCharsets.ISO_8859_1),
              string(data, end + 1, data.length, StandardCharsets.ISO_8859_1));
        }
        case "iTXt" -> international(data, texts);
        case "IEND" -> {
          return;
        }
        default -> {
          // Pixels and what else there is.
        }
      }
    }
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

  static void check(byte[] png) throws IOException {
    int length = Png.SIGNATURE.length;
    if (png.length < length || !Arrays.equals(png, 0, length, Png.SIGNATURE, 0, length)) {
      throw new IOException("not a PNG: its signature is missing");
    }
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
