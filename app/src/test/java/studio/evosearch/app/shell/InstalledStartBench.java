package studio.evosearch.app.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long the studio that {@code mvn -Pinstaller verify} has made takes to its first painted
 * window, with its start-up cache and without, in turns: its own Java runtime, options and class
 * path, and this bench at the end of that.
 */
final class InstalledStartBench {
  private static final int TURNS = 9;
  private static final Path APP =
      Path.of("..", "installer", "target", "image", "evosearch-studio", "lib", "app");
  private static final String CACHE = "-XX:AOTCache";

  private InstalledStartBench() {}

  public static void main(String... args) throws IOException, InterruptedException {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    List<Double> readyWith = new ArrayList<>();
    List<Double> readyWithout = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      List<Double> cached = StartBench.seconds(java(true), "studio");
      with.add(cached.getFirst());
      readyWith.add(cached.getLast());
      List<Double> plain = StartBench.seconds(java(false), "studio");
      without.add(plain.getFirst());
      readyWithout.add(plain.getLast());
    }
    tell("painted", with, without);
    tell("ready for Run", readyWith, readyWithout);
  }

  private static List<String> java(boolean cache) throws IOException {
    Path app = APP.toRealPath();
    List<String> config = Files.readAllLines(app.resolve("evosearch-studio.cfg"));
    List<String> command = new ArrayList<>();
    command.add(app.resolveSibling("runtime").resolve("bin").resolve("java").toString());
    values(config, "java-options=", app).stream()
        .filter(option -> cache || !option.startsWith(CACHE))
        .forEach(command::add);
    command.add("-cp");
    command.add(
        values(config, "app.classpath=", app).stream()
                .collect(Collectors.joining(File.pathSeparator))
            + File.pathSeparator
            + Path.of("target", "test-classes").toAbsolutePath());
    return command;
  }

  private static List<String> values(List<String> config, String key, Path app) {
    return config.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("$APPDIR", app.toString()))
        .toList();
  }

  private static void tell(String what, List<Double> with, List<Double> without) {
    double cached = StartBench.median(with);
    double plain = StartBench.median(without);
    System.out.printf(
        "%s: median %.2f s with the cache, %.2f s without: %.2f times%n  %s%n  %s%n",
        what, cached, plain, cached / plain, with, without);
  }
}
