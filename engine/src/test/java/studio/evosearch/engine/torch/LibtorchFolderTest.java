package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibtorchFolderTest {
  private static final List<String> CPU = List.of("torch", "torch_cpu", "c10");
  private static final List<String> CUDA =
      List.of("torch", "torch_cpu", "c10", "torch_cuda", "c10_cuda");

  @TempDir Path folder;

  private void write(String lib, String versionFile, String version, List<String> libraries)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(lib));
    for (String library : libraries) {
      Files.createFile(place.resolve(System.mapLibraryName(library)));
    }
    Files.writeString(place.resolveSibling(versionFile), version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib", "libtorch/lib"})
  void theUnpackedDownloadIsFound(String lib) throws IOException {
    write(lib, "build-version", "2.7.1+cu128\n", CUDA);
    assertEquals(new LibtorchFolder(folder.resolve(lib), "cu128"), LibtorchFolder.of(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "torch/lib",
        "lib/python3.12/site-packages/torch/lib",
        "Lib/site-packages/torch/lib"
      })
  void pythonsPackageIsFound(String lib) throws IOException {
    write(lib, "version.py", "__version__ = '2.7.1+cu128'\ndebug = False\n", CUDA);
    assertEquals(folder.resolve(lib), LibtorchFolder.of(folder).lib());
  }

  @Test
  void aFolderWithoutLibtorchIsRefused() {
    TorchException e = assertThrows(TorchException.class, () -> LibtorchFolder.of(folder));
    assertTrue(e.toString().contains(System.mapLibraryName("torch")), e.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.8.0+cu128", "2.7.1+cu126", "2.7.1+rocm6"})
  void otherVersionsAndFlavoursAreRefusedByName(String build) throws IOException {
    write("lib", "build-version", build, CUDA);
    TorchException e = assertThrows(TorchException.class, () -> LibtorchFolder.of(folder));
    assertTrue(e.toString().contains(build), e.toString());
    assertTrue(e.toString().contains("2.7.1+cu128"), e.toString());
  }

  @Test
  void aBuildForCudaNeedsItsLibraries() throws IOException {
    write("lib", "build-version", "2.7.1+cu128", CPU);
    TorchException e = assertThrows(TorchException.class, () -> LibtorchFolder.of(folder));
    assertTrue(e.toString().contains(System.mapLibraryName("c10_cuda")), e.toString());
  }

  @Test
  void aFolderWithoutAVersionIsRefused() throws IOException {
    write("lib", "other.txt", "", CPU);
    TorchException e = assertThrows(TorchException.class, () -> LibtorchFolder.of(folder));
    assertTrue(e.toString().contains("build-version"), e.toString());
  }

  @Test
  void aChoiceIsKeptUntilItIsTakenBack() throws IOException {
    LibtorchChoice choice = new LibtorchChoice(folder.resolve("config").resolve("libtorch.txt"));
    assertEquals(Optional.empty(), choice.folder());
    write("lib", "build-version", "2.7.1+cpu", CPU);
    choice.keep(Optional.of(LibtorchFolder.of(folder)));
    assertEquals(Optional.of(folder.resolve("lib")), choice.folder());
    choice.keep(Optional.empty());
    assertEquals(Optional.empty(), choice.folder());
  }

  @Test
  void whatNvidiasDriverSaysIsRead() {
    assertEquals(
        List.of(
            new NvidiaGpu("NVIDIA GeForce RTX 4090", 24564, "570.86.10"),
            new NvidiaGpu("NVIDIA GB10", 0, "580.95.05")),
        NvidiaGpu.parse(
            "NVIDIA GeForce RTX 4090, 24564, 570.86.10\nNVIDIA GB10, [N/A], 580.95.05\n"));
    assertEquals(List.of(), NvidiaGpu.parse("NVIDIA-SMI has failed\n"));
  }
}
