package studio.evosearch.engine.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A GPU that NVIDIA's driver tells of, whether or not the libtorch at hand can use it.
 *
 * @param name such as {@code NVIDIA GeForce RTX 4090}
 * @param memory in MiB
 * @param driver the driver's version
 */
public record NvidiaGpu(String name, long memory, String driver) {
  /** Those of this machine; none where there is no driver. */
  public static List<NvidiaGpu> all() {
    ProcessBuilder asking =
        new ProcessBuilder(
            "nvidia-smi",
            "--query-gpu=name,memory.total,driver_version",
            "--format=csv,noheader,nounits");
    try {
      Process process = asking.redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? parse(new String(said, StandardCharsets.UTF_8)) : List.of();
    } catch (IOException e) {
      return List.of(); // no such program: no driver
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  static List<NvidiaGpu> parse(String csv) {
    return csv.lines().map(NvidiaGpu::line).flatMap(Optional::stream).toList();
  }

  /** Some machines have no figure for the memory: "[N/A]". */
  private static Optional<NvidiaGpu> line(String line) {
    String[] words = line.split(", *", -1);
    return words.length == 3
        ? Optional.of(
            new NvidiaGpu(
                words[0],
                words[1].matches("\\d+") ? Long.parseLong(words[1]) : 0,
                words[2].strip()))
        : Optional.empty();
  }
}
