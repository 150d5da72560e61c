package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchTrialTest {
  @TempDir Path folder;

  /** The libtorch of this machine, as if it had been downloaded. */
  private LibtorchFolder copy() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    try (Stream<Path> files = Files.list(TorchInfo.read().library())) {
      for (Path file : files.toList()) {
        Path copy = lib.resolve(Objects.requireNonNull(file.getFileName()));
        try {
          Files.createLink(copy, file);
        } catch (IOException e) { // another file system
          Files.copy(file, copy);
        }
      }
    }
    Files.writeString(folder.resolve("build-version"), "2.7.1+cpu");
    return LibtorchFolder.of(folder);
  }

  @Test
  void aGoodLibtorchMultipliesOnEachOfItsDevices() throws IOException {
    Map<String, Double> errors = LibtorchTrial.of(copy());
    assertTrue(errors.containsKey("cpu"), errors.toString());
    assertTrue(errors.get("cpu") < 1e-5, errors.toString());
  }

  @Test
  void aBrokenLibtorchIsToldFromAGoodOne() throws IOException {
    LibtorchFolder broken = copy();
    Path library = broken.lib().resolve(System.mapLibraryName("torch_cpu"));
    Files.delete(library);
    Files.writeString(library, "not a library");
    TorchException e = assertThrows(TorchException.class, () -> LibtorchTrial.of(broken));
    assertTrue(e.toString().contains("does not load"), e.toString());
  }

  @Test
  void theProductIsThatOfTheCpu() {
    assertEquals(0, DeviceProduct.error("cpu"), 1e-5);
  }
}
