package studio.evosearch.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.torch.LibtorchFolder;
import studio.evosearch.engine.torch.TorchException;

/**
 * A libtorch fetched from where PyTorch's makers offer it, when a person asks for that. What came
 * before a connection broke is kept beside the folder, and a later attempt goes on from there.
 *
 * @param from a zip that holds the folder {@code libtorch}
 * @param folder where it is unpacked; is there when it is whole, and not before
 */
public record LibtorchDownload(URI from, Path folder) {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int CHUNK = 1 << 20;

  /** What a zip of libraries takes unpacked, and its own room: CUDA's come to twice their zip. */
  private static final int ROOM = 4;

  private static final int NOTHING_LEFT = 416;

  public LibtorchDownload {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The one with CUDA that belongs to this program, into a folder beside others. */
  public static LibtorchDownload cuda(Path parent) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    String name = windows ? "libtorch-win-shared-with-deps" : "libtorch-cxx11-abi-shared-with-deps";
    String build = LibtorchFolder.VERSION + "+" + LibtorchFolder.CUDA;
    return new LibtorchDownload(
        URI.create(
            "https://download.pytorch.org/libtorch/%s/%s-%s.zip"
                .formatted(LibtorchFolder.CUDA, name, build.replace("+", "%2B"))),
        parent.resolve("libtorch-" + build));
  }

  /**
   * Bytes to fetch, asked of the server.
   *
   * @return empty where it does not say
   * @throws TorchException when it cannot be asked or does not have it
   */
  public OptionalLong size() {
    try {
      HttpURLConnection connection = connection();
      connection.setRequestMethod("HEAD");
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw refused(connection);
      }
      long bytes = connection.getContentLengthLong();
      return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Fetches and unpacks; does neither where the folder is there already.
   *
   * @param progress of the fetching; may cancel it, and the unpacking
   * @return the folder of its libraries
   * @throws TorchException when it cannot be had, is damaged or of another version
   */
  public Path fetch(ByteProgress progress) {
    if (Files.isDirectory(folder)) {
      return LibtorchFolder.of(folder).lib();
    }
    String name = "%s.%08x.zip.part".formatted(folder.getFileName(), from.hashCode());
    Path zip = folder.resolveSibling(name);
    try {
      Files.createDirectories(zip.resolveSibling(""));
      try (FileChannel file =
          FileChannel.open(zip, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (!alone(file)) {
          throw new TorchException(folder + " is being fetched already");
        }
        try {
          fetch(file, progress);
          LibtorchZip.unpack(zip, folder, progress, LibtorchFolder::of);
        } finally {
          if (file.size() == 0 || Files.isDirectory(folder)) {
            Files.deleteIfExists(zip);
          }
        }
      }
      return LibtorchFolder.of(folder).lib();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Locks a byte that no zip reaches: on Windows nobody can read what is locked. */
  private static boolean alone(FileChannel file) throws IOException {
    try {
      return file.tryLock(Long.MAX_VALUE - 1, 1, false) != null; // until the file is closed
    } catch (OverlappingFileLockException e) {
      return false; // by this process
    }
  }

  private void fetch(FileChannel file, ByteProgress progress) throws IOException {
    long had = file.size();
    HttpURLConnection connection = connection();
    if (had > 0) {
      connection.setRequestProperty("Range", "bytes=" + had + "-");
    }
    switch (connection.getResponseCode()) {
      case HttpURLConnection.HTTP_OK -> write(connection, file.truncate(0), progress);
      case HttpURLConnection.HTTP_PARTIAL -> write(connection, file.position(had), progress);
      case NOTHING_LEFT -> progress.at(had, had);
      default -> throw refused(connection);
    }
  }

  private void write(HttpURLConnection connection, FileChannel file, ByteProgress progress)
      throws IOException {
    long done = file.position();
    long all = done + Math.max(0, connection.getContentLengthLong());
    long room = Files.getFileStore(folder.resolveSibling("")).getUsableSpace();
    if (room < all * ROOM - done) {
      throw new TorchException(
          "%s has %.1f GB free; %.1f GB are needed to fetch and unpack %s"
              .formatted(folder.resolveSibling(""), room / 1e9, (all * ROOM - done) / 1e9, from));
    }
    try (InputStream body = connection.getInputStream()) {
      byte[] chunk = new byte[CHUNK];
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        done += read;
        progress.at(done, Math.max(done, all));
      }
    }
    if (done < all) {
      throw new TorchException(
          "%s: the connection ended after %d of %d bytes; the next attempt goes on from there"
              .formatted(from, done, all));
    }
  }

  /** Ends when nothing comes for some time, which the newer client cannot do within a body. */
  private HttpURLConnection connection() throws IOException {
    if (from.toURL().openConnection() instanceof HttpURLConnection connection) {
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection;
    }
    throw new TorchException(from + " is no address of a web server: expected https://");
  }

  private TorchException refused(HttpURLConnection connection) throws IOException {
    return new TorchException(from + " answers with status " + connection.getResponseCode());
  }

  private TorchException unreachable(IOException e) {
    return new TorchException(
        "%s could not be fetched; is there a connection? %s".formatted(from, e), e);
  }
}
