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
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import studio.evosearch.app.settings.PreferencesFile;
import studio.evosearch.engine.run.LocalWorkshop;

/**
 * How long the studio takes from {@code java} to its first painted window, against an empty JavaFX
 * window, in turns. Each is a process of its own.
 */
final class StartBench {
  private static final int TURNS = 7;

  private StartBench() {}

  public static void main(String... args) throws IOException, InterruptedException {
    if (args.length == 1) {
      Application.launch(args[0].equals("empty") ? Empty.class : Whole.class);
      return;
    }
    List<Double> empty = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      empty.add(seconds("empty"));
      whole.add(seconds("whole"));
    }
    System.out.printf(
        "empty window: median %.2f s; studio: median %.2f s; ratio of medians %.2f%n",
        median(empty), median(whole), median(whole) / median(empty));
    System.out.println("empty " + empty + "\nstudio " + whole);
  }

  private static double seconds(String what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dglass.platform=" + System.getProperty("glass.platform", "gtk"),
            "-Dprism.order=sw",
            "-cp",
            System.getProperty("java.class.path"),
            StartBench.class.getName(),
            what));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said.lines()
        .filter(line -> line.startsWith("painted "))
        .mapToDouble(line -> Double.parseDouble(line.substring("painted ".length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(said));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Says when the stage's second frame begins, by when its first is painted; ends the process. */
  private static void tellWhenPainted() {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames == 3) {
          Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
          System.out.println("painted " + Duration.between(began, Instant.now()).toMillis() / 1e3);
          System.out.flush();
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
      tellWhenPainted();
    }
  }

  /** The studio, with an empty home. */
  public static final class Whole extends Application {
    @Override
    public void start(Stage stage) throws IOException {
      Path home = Files.createTempDirectory("evosearch-start");
      new Studio(
              new LocalWorkshop(),
              new PreferencesFile(home.resolve("preferences.json"), home),
              Optional.of(Path.of("..", "assets")),
              Optional.empty())
          .show(stage);
      tellWhenPainted();
    }
  }
}
