package studio.evosearch.engine.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * Pictures as PNG files (ISO/IEC 15948) of 8-bit RGB marked as sRGB, with texts. No time stamps:
 * the same picture and texts give the same bytes.
 */
public final class Png {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int CHANNELS = 3;

  private Png() {}

  /** The picture's file, without texts. */
  public static byte[] encode(Picture picture) {
    return encode(picture, Map.of());
  }

  /**
   * The picture's file.
   *
   * @param texts by keyword of 1..79 printable Latin-1 characters, written in the map's order:
   *     Latin-1 texts as tEXt, which every reader of settings knows, others as iTXt in UTF-8
   * @throws IllegalArgumentException when a keyword is not allowed
   */
  public static byte[] encode(Picture picture, Map<String, String> texts) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(file);
      out.write(SIGNATURE);
      writeChunk(out, "IHDR", header(picture));
      writeChunk(out, "sRGB", new byte[1]);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        PngText.write(out, text.getKey(), text.getValue());
      }
      writeChunk(out, "IDAT", pixels(picture));
      writeChunk(out, "IEND", new byte[0]);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing a PNG into memory", e);
    }
  }

  /**
   * The pixels of a PNG file, exact for 8-bit RGB.
   *
   * @throws IOException when the bytes are no PNG, or not a whole one
   */
  public static Picture decode(byte[] png) throws IOException {
    PngText.check(png);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException("not a PNG that can be read");
    }
    return Picture.of(image);
  }

  /**
   * The texts of a PNG file by keyword, tEXt and iTXt, in the order of the file.
   *
   * @throws IOException when the bytes are no PNG, or not a whole one
   */
  public static Map<String, String> texts(byte[] png) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    PngText.read(png, texts);
    return texts;
  }

  static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] header(Picture picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(picture.width());
    out.writeInt(picture.height());
    // 8 bits a channel, RGB, deflate, adaptive filters, not interlaced.
    out.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] pixels(Picture picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      int stride = picture.width() * CHANNELS;
      byte[] line = new byte[stride + 1];
      byte[] best = new byte[stride + 1];
      for (int y = 0; y < picture.height(); y++) {
        long smallest = Long.MAX_VALUE;
        for (int filter = 0; filter <= 4; filter++) {
          long size = filter(picture.rgb(), y * stride, stride, y > 0, filter, line);
          if (size < smallest) {
            smallest = size;
            byte[] swap = best;
            best = line;
            line = swap;
          }
        }
        out.write(best);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** Filters one row (section 9.2); answers the sum of magnitudes, the smaller the better. */
  private static long filter(
      byte[] rgb, int start, int stride, boolean hasAbove, int filter, byte[] out) {
    out[0] = (byte) filter;
    long sum = 0;
    for (int i = 0; i < stride; i++) {
      int left = i < CHANNELS ? 0 : rgb[start + i - CHANNELS] & 0xff;
      int above = hasAbove ? rgb[start + i - stride] & 0xff : 0;
      int corner = hasAbove && i >= CHANNELS ? rgb[start + i - stride - CHANNELS] & 0xff : 0;
      int guess =
          switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> above;
            case 3 -> (left + above) / 2;
            default -> paeth(left, above, corner);
          };
      byte value = (byte) (rgb[start + i] - guess);
      out[i + 1] = value;
      sum += Math.abs(value);
    }
    return sum;
  }

  private static int paeth(int left, int above, int corner) {
    int estimate = left + above - corner;
    int toLeft = Math.abs(estimate - left);
    int toAbove = Math.abs(estimate - above);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }
}
