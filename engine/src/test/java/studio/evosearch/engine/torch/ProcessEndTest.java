package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.HostArray.Floats;

class ProcessEndTest {
  private static final int STATUS = 7;

  @TempDir Path folder;

  /** Without {@link ProcessEnd} it crashes. */
  @Test
  void aProcessEndsWithItsStatusWhileLibtorchComputes() throws Exception {
    for (int i = 0; i < 3; i++) {
      Process process = start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(STATUS, process.waitFor(), said);
      assertEquals("", said);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            ProcessEndTest.class.getName(),
            Reference.asset("models/scenes").toAbsolutePath().toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Begins a call that takes long; Java's own end waits 0.3 seconds for it. */
  public static void main(String... args) throws InterruptedException {
    Torch.start(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread.ofPlatform().daemon().start(() -> compute(args[0], 32, 128, begun));
    begun.await();
    compute(args[0], 8, 32, begun); // meanwhile the other is well under way
    System.exit(STATUS);
  }

  private static void compute(String model, int batch, int extent, CountDownLatch begun) {
    ModelFolder folder = ModelFolder.open(Path.of(model));
    try (var vae = new DeviceComponent(folder.component("vae"), Precision.FLOAT32, "cpu")) {
      var latents =
          new Floats(new long[] {batch, 4, extent, extent}, new float[batch * 4 * extent * extent]);
      begun.countDown();
      vae.call("decode", latents);
    }
  }
}
