package studio.evosearch.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import studio.evosearch.engine.checkpoint.Sha256;

/**
 * What a file's bytes come to.
 *
 * @param size how many they are
 * @param crc CRC-32, which a zip has of what it stores
 * @param sha256 in hexadecimal
 */
record Sum(long size, long crc, String sha256) {
  private static final int BUFFER = 1 << 16;

  /**
   * Copies and sums. What is longer than it may be is told by the size, and no byte too many is
   * written.
   *
   * @param most how many bytes there may be
   * @param read told how many bytes were read since it was told last
   */
  static Sum copying(InputStream in, OutputStream out, long most, LongConsumer read)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      size += count;
      if (size > most) {
        break;
      }
      digest.update(buffer, 0, count);
      crc.update(buffer, 0, count);
      out.write(buffer, 0, count);
      read.accept(count);
    }
    return new Sum(size, crc.getValue(), Sha256.of(digest));
  }
}
