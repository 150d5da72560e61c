package studio.evosearch.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CHUNK = 1 << 20;

  /** What a zip of libraries takes unpacked, and its own room: CUDA's come to twice their zip. */
  private static final int ROOM = 4;

  private static final int PARTIAL = 206;
  private static final int NOTHING_LEFT = 416;

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
    HttpRequest question = HttpRequest.newBuilder(from).timeout(PATIENCE).HEAD().build();
    try (HttpClient client = client()) {
      HttpResponse<Void> answer = client.send(question, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw refused(answer);
      }
      return answer.headers().firstValueAsLong("Content-Length");
    } catch (IOException e) {
      throw new TorchException(from + " cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TorchException("interrupted while asking " + from, e);
    }
  }

  /**
   * Fetches and unpacks; does neither where the folder is there already.
   *
   * @param progress of the fetching; may cancel it
   * @throws TorchException when it cannot be had, is damaged or of another version
   */
  public LibtorchFolder fetch(ByteProgress progress) {
    if (Files.isDirectory(folder)) {
      return LibtorchFolder.of(folder);
    }
    Path zip = folder.resolveSibling(folder.getFileName() + ".zip.part");
    try {
      Files.createDirectories(zip.resolveSibling(""));
      try (FileChannel file =
          FileChannel.open(zip, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (!alone(file)) {
          throw new TorchException(folder + " is being fetched already");
        }
        try {
          fetch(file, progress);
          LibtorchZip.unpack(zip, folder, LibtorchFolder::of);
        } finally {
          if (file.size() == 0 || Files.isDirectory(folder)) {
            Files.deleteIfExists(zip);
          }
        }
      }
      return LibtorchFolder.of(folder);
    } catch (IOException e) {
      throw new TorchException(from + " could not be fetched: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TorchException("interrupted while fetching " + from, e);
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

  private void fetch(FileChannel file, ByteProgress progress)
      throws IOException, InterruptedException {
    long had = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(PATIENCE);
    if (had > 0) {
      request.header("Range", "bytes=" + had + "-");
    }
    try (HttpClient client = client()) {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        switch (answer.statusCode()) {
          case 200 -> write(answer, body, file.truncate(0), progress);
          case PARTIAL -> write(answer, body, file.position(had), progress);
          case NOTHING_LEFT -> progress.at(had, had);
          default -> throw refused(answer);
        }
      }
    }
  }

  private void write(
      HttpResponse<?> answer, InputStream body, FileChannel file, ByteProgress progress)
      throws IOException {
    long done = file.position();
    long all = done + answer.headers().firstValueAsLong("Content-Length").orElse(0);
    long room = Files.getFileStore(folder.resolveSibling("")).getUsableSpace();
    if (room < all * ROOM - done) {
      throw new TorchException(
          "%s has %.1f GB free; %.1f GB are needed to fetch and unpack %s"
              .formatted(folder.resolveSibling(""), room / 1e9, (all * ROOM - done) / 1e9, from));
    }
    byte[] chunk = new byte[CHUNK];
    for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      done += read;
      progress.at(done, Math.max(done, all));
    }
    if (done < all) {
      throw new TorchException(
          "%s: the connection ended after %d of %d bytes; the next attempt goes on from there"
              .formatted(from, done, all));
    }
  }

  private TorchException refused(HttpResponse<?> answer) {
    return new TorchException(from + " answers with status " + answer.statusCode());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }
}
