package studio.evosearch.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Files that are whole or not there: written under another name, synced, renamed. */
public final class DurableFile {
  private DurableFile() {}

  /**
   * Replaces what is there, in a folder that exists.
   *
   * @throws IOException when it cannot be written; what was there stays
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, ByteBuffer.wrap(content));
  }

  /** Writes text in UTF-8 so. */
  public static void write(Path file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the buffers one after another as the file's content. */
  static void write(Path file, ByteBuffer... content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    boolean moved = false;
    try {
      fill(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
    } finally {
      if (!moved) { // Where the disk is full, half a file would only keep it so.
        Files.deleteIfExists(draft);
      }
    }
  }

  private static void fill(Path draft, ByteBuffer... content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (ByteBuffer buffer : content) {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      channel.force(true);
    }
  }

  /**
   * Writes many files so. They are synced at the same time, since a file system commits what it is
   * asked for together at once: some five times faster than one after another.
   *
   * @param contents by file
   */
  static void writeAll(Map<Path, byte[]> contents) throws IOException {
    try {
      contents.entrySet().parallelStream().forEach(DurableFile::writeUnchecked);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeUnchecked(Map.Entry<Path, byte[]> file) {
    try {
      write(file.getKey(), file.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
