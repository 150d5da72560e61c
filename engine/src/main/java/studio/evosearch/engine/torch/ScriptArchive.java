package studio.evosearch.engine.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive that holds code and no weights: a stored zip with the source, and a pickle
 * of one object of class {@code __torch__.M} whose only attribute is {@code training = False}.
 */
final class ScriptArchive {
  /** The format's version; under older ones gelu(approximate="tanh") is refused. */
  private static final String VERSION = "10\n";

  /** Pickle protocol 2: M.__new__(), then its state {"training": False}. */
  private static final byte[] OBJECT =
      "\u0080\u0002c__torch__\nM\n)\u0081}(X\u0008\0\0\0training\u0089ub."
          .getBytes(StandardCharsets.ISO_8859_1);

  /** Pickle protocol 2: the empty tuple. */
  private static final byte[] NO_CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

  private ScriptArchive() {}

  /** The archive's bytes for the source of class {@code M}. */
  static byte[] of(String source) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", OBJECT);
      store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      store(zip, "constants.pkl", NO_CONSTANTS);
      store(zip, "version", VERSION.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry("m/" + name);
    var sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
  }
}
