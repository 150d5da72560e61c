package studio.evosearch.engine.torch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Whether a libtorch loads and computes, found out in a process of its own, which it may crash. */
public final class LibtorchTrial {
  /** The first use of a GPU loads gigabytes. */
  private static final int MINUTES = 5;

  private static final double TOLERANCE = 1e-2;

  /** What tells DJL and JNA where an installed program keeps its libraries. */
  private static final List<String> HANDED_ON =
      List.of(
          "ENGINE_CACHE_DIR", "RUST_LIBRARY_PATH", "jna.boot.library.path", "java.library.path");

  private LibtorchTrial() {}

  /**
   * Loads it and multiplies two small matrices on each of its devices.
   *
   * @return the devices it sees, each with the largest error of its product
   * @throws TorchException when it does not load or a device computes something else
   */
  public static Map<String, Double> of(LibtorchFolder folder) {
    Path results = temporary();
    Path log = temporary();
    try {
      Process process = start(folder, results, log);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new TorchException(folder.lib() + " had not loaded after " + MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new TorchException(
            "%s does not load: %s".formatted(folder.lib(), firstWords(Files.readString(log))));
      }
      return read(folder, Files.readAllLines(results));
    } catch (IOException e) {
      throw new TorchException(folder.lib() + " could not be tried: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TorchException("interrupted while trying " + folder.lib(), e);
    } finally {
      delete(results);
      delete(log);
    }
  }

  private static Process start(LibtorchFolder folder, Path results, Path log) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : HANDED_ON) {
      String value = System.getProperty(name);
      if (value != null) {
        properties.put(name, value);
      }
    }
    properties.putAll(folder.properties());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            LibtorchTrial.class.getName(),
            results.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTORCH_"));
    File said = log.toFile();
    return builder.redirectErrorStream(true).redirectOutput(said).start();
  }

  private static Map<String, Double> read(LibtorchFolder folder, List<String> lines) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      double error = Double.parseDouble(words[1]);
      if (!(error <= TOLERANCE)) {
        throw new TorchException(
            "%s: a small matrix product on %s is off by %s"
                .formatted(folder.lib(), words[0], words[1]));
      }
      errors.put(words[0], error);
    }
    return errors;
  }

  /** The process's own end: writes a line for each device. */
  public static void main(String... args) throws IOException {
    Files.writeString(
        Path.of(args[0]),
        Torch.devices().stream()
            .map(device -> device + " " + DeviceProduct.error(device))
            .collect(Collectors.joining("\n")));
  }

  private static String firstWords(String log) {
    return log.lines()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElse("it ended without a word");
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("evosearch-libtorch", ".txt");
    } catch (IOException e) {
      throw new TorchException("no temporary file can be made: " + e.getMessage(), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
