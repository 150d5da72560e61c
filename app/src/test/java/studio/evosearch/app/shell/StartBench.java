package studio.evosearch.app.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/**
 * How long the studio takes from {@code java} to its first painted window, against an empty JavaFX
 * window, in turns; and until every view is made and Run can be pressed. Each is a process of its
 * own, with an empty home.
 */
final class StartBench {
  private static final int TURNS = 7;
  private static final String MARK = "seconds ";

  private StartBench() {}

  public static void main(String... args) throws IOException, InterruptedException {
    if (args.length == 1 && args[0].equals("empty")) {
      Application.launch(Empty.class);
    } else if (args.length == 1) {
      Launcher.launch(Whole.class, "--assets=" + Path.of("..", "assets"));
    } else {
      compare();
    }
  }

  private static void compare() throws IOException, InterruptedException {
    List<Double> empty = new ArrayList<>();
    List<Double> painted = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      empty.add(seconds("empty").getFirst());
      List<Double> studio = seconds("studio");
      painted.add(studio.getFirst());
      ready.add(studio.getLast());
    }
    System.out.printf(
        "empty window painted: median %.2f s%nstudio painted: %.2f s, %.2f times as long%n"
            + "studio ready for Run: %.2f s%n",
        median(empty), median(painted), median(painted) / median(empty), median(ready));
    System.out.println("empty " + empty + "\npainted " + painted + "\nready " + ready);
  }

  private static List<Double> seconds(String what) throws IOException, InterruptedException {
    return seconds(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")),
        what);
  }

  /**
   * When what was waited for happened, in seconds since the process began.
   *
   * @param java the command that starts Java, without the main class
   */
  static List<Double> seconds(List<String> java, String what)
      throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("evosearch-start");
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "-Dglass.platform=" + System.getProperty("glass.platform", "gtk"),
            "-Dprism.order=sw",
            "-XX:+SuppressFatalErrorMessage",
            "-Duser.home=" + home,
            StartBench.class.getName(),
            what));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("XDG_CONFIG_HOME");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    List<Double> marks =
        said.lines()
            .filter(line -> line.startsWith(MARK))
            .map(line -> Double.parseDouble(line.substring(MARK.length())))
            .toList();
    // It ends in the middle of whatever libtorch is doing, which libtorch does not always survive.
    if (code != 0 && marks.size() < 2) {
      throw new IllegalStateException(said);
    }
    return marks;
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void tell() {
    Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
    System.out.println(MARK + Duration.between(began, Instant.now()).toMillis() / 1e3);
    System.out.flush();
  }

  /** Tells when the third frame begins, by when the first is painted, and when all is done. */
  private static void watch(BooleanSupplier done) {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames == 3) {
          tell();
        }
        if (frames >= 3 && done.getAsBoolean()) {
          tell();
          Runtime.getRuntime().halt(0);
        }
      }
    }.start();
  }

  /** An empty window. */
  public static final class Empty extends Application {
    @Override
    public void start(Stage stage) {
      stage.setScene(new Scene(new Pane(), 1280, 800));
      stage.show();
      watch(() -> true);
    }
  }

  /** The studio, started as {@link Launcher} does. */
  public static final class Whole extends StudioApplication {
    @Override
    public void start(Stage stage) {
      super.start(stage);
      watch(() -> studio().ready());
    }
  }
}
