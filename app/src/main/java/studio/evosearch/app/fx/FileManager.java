package studio.evosearch.app.fx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system's own window of files. */
public final class FileManager {
  private static final long PATIENCE_SECONDS = 5;

  private FileManager() {}

  /**
   * Shows a file in its folder. Waits for the system: not for the FX thread.
   *
   * @throws IOException when the system has no such window, or does not open it
   */
  public static void reveal(Path file) throws IOException, InterruptedException {
    String system = System.getProperty("os.name");
    List<String> command = command(system, file);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Windows' explorer ends with 1 when all is well.
    boolean tells = !system.startsWith("Windows");
    if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && tells && process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
    }
  }

  /** What shows a file on a system; a Linux desktop only opens its folder. */
  static List<String> command(String system, Path file) {
    if (system.startsWith("Windows")) {
      return List.of("explorer.exe", "/select," + file);
    }
    if (system.startsWith("Mac")) {
      return List.of("open", "-R", file.toString());
    }
    return List.of("xdg-open", String.valueOf(file.getParent()));
  }
}
