package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.torch.LibtorchFolder;
import studio.evosearch.engine.torch.TorchException;

class LibtorchDownloadTest {
  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private byte[] zip;

  /** Bytes after which the server hangs up. */
  private int most = Integer.MAX_VALUE;

  @BeforeEach
  void serve() throws IOException {
    zip = zip(libtorch("2.7.1+cu128"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/libtorch.zip", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(exchange.getRequestMethod() + " " + range);
    int start = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(zip.length));
      exchange.sendResponseHeaders(200, -1);
    } else if (start == zip.length) {
      exchange.sendResponseHeaders(416, -1);
    } else {
      exchange.sendResponseHeaders(range == null ? 200 : 206, zip.length - start);
      int end = Math.min(zip.length, start + Math.min(most, zip.length));
      exchange.getResponseBody().write(zip, start, end - start);
    }
    exchange.close();
  }

  private LibtorchDownload download(String file) {
    URI from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + file);
    return new LibtorchDownload(from, folder.resolve("libtorch-2.7.1+cu128"));
  }

  private static Map<String, byte[]> libtorch(String version) {
    byte[] library = new byte[300_000];
    new Random(1).nextBytes(library);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : List.of("torch", "torch_cpu", "c10", "torch_cuda", "c10_cuda")) {
      files.put("libtorch/lib/" + System.mapLibraryName(name), library);
    }
    files.put("libtorch/build-version", version.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  private static String failure(Executable work) {
    return assertThrows(TorchException.class, work).toString();
  }

  @Test
  void itIsFetchedUnpackedAndToldOf() throws IOException {
    List<Long> told = new ArrayList<>();
    assertEquals(OptionalLong.of(zip.length), download("libtorch.zip").size());
    Path fetched =
        download("libtorch.zip")
            .fetch((done, all) -> {
              assertEquals(zip.length, all);
              told.add(done);
            });
    assertEquals("2.7.1+cu128", LibtorchFolder.of(fetched).build());
    assertEquals(List.of("libtorch-2.7.1+cu128"), left());
    assertEquals(zip.length, told.getLast());
    assertArrayEquals(
        libtorch("").get("libtorch/lib/" + System.mapLibraryName("c10")),
        Files.readAllBytes(fetched.resolve(System.mapLibraryName("c10"))));
    // A second time nothing is asked for.
    asked.clear();
    assertEquals(fetched, download("libtorch.zip").fetch((done, all) -> {}));
    assertEquals(List.of(), asked);
  }

  @Test
  void aBrokenConnectionIsGoneOnFrom() {
    most = 400_000;
    for (int i = 0; i < 3; i++) {
      assertThrows(TorchException.class, () -> download("libtorch.zip").fetch((done, all) -> {}));
    }
    most = Integer.MAX_VALUE;
    download("libtorch.zip").fetch((done, all) -> {});
    assertTrue(asked.getLast().matches("GET bytes=1\\d{6}-"), asked.getLast());
  }

  @Test
  void whatWasCancelledGoesOnAndWhatWasFetchedIsNotFetchedAgain() {
    assertThrows(
        CancellationException.class,
        () ->
            download("libtorch.zip")
                .fetch((done, all) -> {
                  if (done == all) {
                    throw new CancellationException();
                  }
                }));
    download("libtorch.zip").fetch((done, all) -> {});
    assertEquals("GET bytes=" + zip.length + "-", asked.getLast());
  }

  @Test
  void oneAtATimeFetches() {
    List<String> failures = new ArrayList<>();
    download("libtorch.zip")
        .fetch((done, all) ->
            failures.add(failure(() -> download("libtorch.zip").fetch((d, a) -> {}))));
    assertTrue(failures.getFirst().endsWith("is being fetched already"), failures.getFirst());
  }

  @Test
  void whatTheServerDoesNotHaveIsSaid() throws IOException {
    String size = failure(() -> download("nothing.zip").size());
    assertTrue(size.endsWith("/nothing.zip answers with status 404"), size);
    assertThrows(TorchException.class, () -> download("nothing.zip").fetch((done, all) -> {}));
    server.stop(0);
    String gone = failure(() -> download("libtorch.zip").size());
    assertTrue(gone.contains("is there a connection?"), gone);
    assertEquals(List.of(), left());
  }

  @Test
  void aDamagedZipIsDeletedAndAnotherVersionIsRefused() throws IOException {
    byte[] whole = zip;
    zip = Arrays.copyOf(whole, whole.length - 5000);
    String damaged = failure(() -> download("libtorch.zip").fetch((done, all) -> {}));
    assertTrue(damaged.contains("no whole zip"), damaged);
    assertEquals(List.of(), left());

    zip = zip(libtorch("2.10.0+cu128"));
    String other = failure(() -> download("libtorch.zip").fetch((done, all) -> {}));
    assertTrue(other.contains("2.10.0+cu128"), other);
    assertEquals(List.of(), left());
  }

  @Test
  void aFlippedByteInALibraryIsFound() throws IOException {
    byte[] stored = zip;
    stored[200_000] ^= 1; // random bytes are stored as they are, more or less
    assertThrows(TorchException.class, () -> download("libtorch.zip").fetch((done, all) -> {}));
    assertEquals(List.of(), left());
  }

  @Test
  void aRelativeFolderIsAsGoodAsAnother() {
    LibtorchDownload there = download("libtorch.zip");
    Path roundabout = folder.resolve("x").resolve("..").resolve("gpu");
    assertEquals(
        folder.resolve("gpu").resolve("lib"),
        new LibtorchDownload(there.from(), roundabout).fetch((done, all) -> {}));
  }

  @Test
  void unpackingCanBeCancelled() throws IOException {
    AtomicInteger whole = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () ->
            download("libtorch.zip")
                .fetch((done, all) -> {
                  if (done == all && whole.incrementAndGet() == 4) {
                    throw new CancellationException();
                  }
                }));
    assertFalse(Files.exists(folder.resolve("libtorch-2.7.1+cu128")));
    assertEquals(1, left().size(), left().toString());
  }

  @Test
  void noEntryLeadsOutOfTheFolder() throws IOException {
    Map<String, byte[]> files = libtorch("2.7.1+cu128");
    files.put("libtorch/../../outside", new byte[1]);
    zip = zip(files);
    assertThrows(TorchException.class, () -> download("libtorch.zip").fetch((done, all) -> {}));
    assertEquals(List.of(), left());
    assertFalse(Files.exists(folder.resolveSibling("outside")));
  }

  @Test
  void theAddressIsThatOfTheVersionThisProgramNeeds() {
    String from = LibtorchDownload.cuda(folder).from().toString();
    assertTrue(
        from.matches(
            "https://download\\.pytorch\\.org/libtorch/cu128/libtorch-.*-2\\.7\\.1%2Bcu128\\.zip"),
        from);
  }
}
