package studio.evosearch.engine.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A build of libtorch in a folder: a PyTorch installed for Python, or libtorch as it is downloaded.
 *
 * @param lib the folder with its libraries
 * @param flavour what it is built for: {@code cpu} or {@code cu128}
 */
public record LibtorchFolder(Path lib, String flavour) {
  /** The one version that the native half of DJL is made for. */
  public static final String VERSION = "2.7.1";

  /** The flavour for NVIDIA GPUs, built with CUDA 12.8. */
  public static final String CUDA = "cu128";

  private static final Pattern BUILD = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\+(\\w+)");
  private static final List<String> INSIDE =
      List.of("", "lib", "torch/lib", "libtorch/lib", "Lib/site-packages/torch/lib");

  /**
   * Looks at a folder: that of libtorch itself, of its libraries, of the Python package {@code
   * torch}, or one that holds it. Nothing is loaded.
   *
   * @throws TorchException saying what is missing or of another version
   */
  public static LibtorchFolder of(Path folder) {
    Path lib =
        Stream.concat(INSIDE.stream().map(folder::resolve), environments(folder))
            .filter(inside -> holds(inside, "torch"))
            .findFirst()
            .orElseThrow(() ->
                new TorchException(
                    folder + " has no " + System.mapLibraryName("torch") + " in it or in its lib"));
    Matcher build = build(lib.toAbsolutePath().normalize());
    String flavour = build.group(2);
    if (!build.group(1).equals(VERSION) || !List.of("cpu", CUDA).contains(flavour)) {
      throw new TorchException(
          "%s is libtorch %s; this program needs %s+%s"
              .formatted(lib, build.group(), VERSION, CUDA));
    }
    List<String> needed =
        flavour.equals(CUDA)
            ? List.of("c10", "torch_cpu", "c10_cuda", "torch_cuda")
            : List.of("c10", "torch_cpu");
    for (String name : needed) {
      if (!holds(lib, name)) {
        throw new TorchException(lib + " has no " + System.mapLibraryName(name));
      }
    }
    return new LibtorchFolder(lib.toAbsolutePath().normalize(), flavour);
  }

  /** What tells DJL to load this one: its folder alone would let DJL guess the rest, and wrong. */
  public Map<String, String> properties() {
    return Map.of(
        "PYTORCH_LIBRARY_PATH", lib.toString(),
        "PYTORCH_VERSION", VERSION,
        "PYTORCH_FLAVOR", flavour);
  }

  /** As {@link TorchInfo#build} would name it. */
  public String build() {
    return VERSION + "+" + flavour;
  }

  /** Python's environments keep packages under the version of Python. */
  private static Stream<Path> environments(Path folder) {
    Path lib = folder.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return Stream.empty();
    }
    try (Stream<Path> inside = Files.list(lib)) {
      return inside.map(python -> python.resolve("site-packages/torch/lib")).toList().stream();
    } catch (IOException e) {
      throw new TorchException(lib + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean holds(Path lib, String library) {
    return Files.isRegularFile(lib.resolve(System.mapLibraryName(library)));
  }

  /** Python's package says its build in {@code version.py}, libtorch in {@code build-version}. */
  private static Matcher build(Path lib) {
    for (String name : List.of("version.py", "build-version")) {
      Path file = lib.resolveSibling(name);
      if (Files.isRegularFile(file)) {
        try {
          Matcher build = BUILD.matcher(Files.readString(file));
          if (build.find()) {
            return build;
          }
        } catch (IOException e) {
          throw new TorchException(file + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    throw new TorchException(
        "nothing beside %s says which version it is: neither version.py nor build-version"
            .formatted(lib));
  }
}
