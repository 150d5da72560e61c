package studio.evosearch.engine.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two writers off one folder. The system takes the lock back when a process ends, however.
 *
 * <p>A POSIX lock is lost as soon as its process closes any descriptor of the file. So no more than
 * one is ever open in this process: what it holds itself it knows without opening the file.
 */
public final class RunLock implements AutoCloseable {
  /** Writers alone lock this byte: what refuses a writer is another writer, never a look. */
  private static final long WRITER = 0;

  /** Writers hold this byte too; a look asks for it for a moment, which a writer waits for. */
  private static final long LOOK = 1;

  /** The lock files this process holds, by real path; guards every opening and closing of one. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder that is there.
   *
   * @throws RunException when this process or another holds it
   */
  public static RunLock take(Path folder) throws IOException {
    synchronized (HELD) {
      Path file = folder.toRealPath().resolve("lock");
      if (HELD.contains(file)) {
        throw new RunException(folder + ": this process is already working on it");
      }
      FileChannel channel = open(file);
      boolean taken = false;
      try {
        if (channel.tryLock(WRITER, 1, false) == null) {
          throw new RunException(folder + ": another process is working on it");
        }
        channel.lock(LOOK, 1, false);
        HELD.add(file);
        taken = true;
        return new RunLock(file, channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new RunException(file + ": access is denied; a run is written to its folder", e);
    }
  }

  /** Whether some process works on the run now. Needs no more than leave to read the file. */
  static boolean taken(Path folder) throws IOException {
    synchronized (HELD) {
      Path file = folder.toRealPath().resolve("lock");
      if (HELD.contains(file)) {
        return true;
      }
      if (!Files.exists(file)) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.tryLock(LOOK, 1, true) == null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (channel.isOpen()) {
        HELD.remove(file);
        channel.close();
      }
    }
  }
}
