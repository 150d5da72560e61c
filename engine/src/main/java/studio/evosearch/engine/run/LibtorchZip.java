package studio.evosearch.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.torch.TorchException;

/** A libtorch as it is downloaded. */
final class LibtorchZip {
  private static final String FOLDER = "libtorch/";

  private LibtorchZip() {}

  /**
   * Unpacks what lies under {@code libtorch} in it.
   *
   * @param folder absolute; is there when all is unpacked and checked, and not before
   * @param progress is told of the whole zip again and again, and may cancel
   * @param check throws when something is amiss
   * @throws TorchException when the zip is damaged or of another version, which deletes it
   */
  static void unpack(Path zip, Path folder, ByteProgress progress, Consumer<Path> check)
      throws IOException {
    Path draft = folder.resolveSibling(folder.getFileName() + ".part");
    if (Files.exists(draft)) { // of a process that was killed
      Deletion.of(draft);
    }
    Files.createDirectory(draft);
    long size = Files.size(zip);
    try {
      try (ZipFile file = new ZipFile(zip.toFile())) {
        write(file, draft, () -> progress.at(Math.max(1, size), Math.max(1, size)));
        check.accept(draft);
      } catch (ZipException e) {
        Files.delete(zip);
        throw new TorchException("what came is no whole zip and was deleted: " + e.getMessage(), e);
      } catch (TorchException e) {
        Files.delete(zip);
        throw e;
      }
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (Files.exists(draft)) {
        Deletion.of(draft);
      }
    }
  }

  private static void write(ZipFile zip, Path folder, Runnable told) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      told.run();
      if (entry.isDirectory() || !entry.getName().startsWith(FOLDER)) {
        continue;
      }
      Path file = folder.resolve(entry.getName().substring(FOLDER.length())).normalize();
      if (!file.startsWith(folder)) {
        throw new ZipException(entry.getName() + " leads out of the folder");
      }
      Files.createDirectories(file.resolveSibling(""));
      CRC32 crc = new CRC32();
      try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
        Files.copy(in, file);
      }
      if (crc.getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " is damaged");
      }
    }
  }
}
