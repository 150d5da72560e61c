package studio.evosearch.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Other programs, and whole folders. */
final class Tools {
  private Tools() {}

  /** Runs a tool of the JDK in this process. */
  static void jdk(String name, List<String> arguments) throws IOException {
    System.out.println(name + " " + String.join(" ", arguments));
    int code =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IOException("this JDK has no " + name))
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(name + " failed with " + code);
    }
  }

  /** Runs another program to its end. */
  static void run(Map<String, String> environment, Object... command) throws IOException {
    List<String> words = Arrays.stream(command).map(String::valueOf).toList();
    System.out.println(String.join(" ", words));
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().putAll(environment);
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IOException(words.getFirst() + " failed with " + code);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** Whether such a program is on the path. */
  static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator")))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Copies a folder with all in it and its times, symbolic links as such. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    for (Path file : tree(from)) {
      Files.copy(
          file,
          to.resolve(from.relativize(file).toString()),
          LinkOption.NOFOLLOW_LINKS,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** A folder and all in it, parents first. */
  static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  /** An empty folder, whatever was there. */
  static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : tree(folder).reversed()) {
        Files.delete(file);
      }
    }
    return Files.createDirectories(folder);
  }
}
