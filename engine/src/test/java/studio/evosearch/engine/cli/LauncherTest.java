package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher, run on Java homes that only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path SCRIPT = Path.of("src/main/dist/bin/evosearch");

  @TempDir Path folder;
  private Path program;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    program = Files.createDirectories(folder.resolve("my programs/evo search"));
    launcher = Files.createDirectories(program.resolve("bin")).resolve("evosearch");
    Files.copy(SCRIPT, launcher);
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome launch(Path script, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    ProcessBuilder process = new ProcessBuilder("/bin/sh", script.toString());
    process.command().addAll(List.of(args));
    process.environment().remove("JAVA_HOME");
    process.environment().put("HOME", folder.toString());
    process.environment().putAll(environment);
    Path output = folder.resolve("output.txt");
    int exitCode =
        process.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return new Outcome(exitCode, Files.readString(output, StandardCharsets.UTF_8));
  }

  private Path java(String home, String version) throws IOException {
    Path java = Files.createDirectories(folder.resolve(home)).resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\necho \"home " + home + "\"\nfor a in \"$@\"; do echo \"[$a]\"; done\nexit 7");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(
        folder.resolve(home).resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return folder.resolve(home);
  }

  private Outcome started(String home, String... args) {
    StringBuilder output = new StringBuilder("home " + home + "\n");
    for (String arg :
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            program + "/lib/*",
            Main.class.getName())) {
      output.append("[%s]\n".formatted(arg));
    }
    for (String arg : args) {
      output.append("[%s]\n".formatted(arg));
    }
    return new Outcome(7, output.toString());
  }

  @Test
  void passesEverythingToTheJavaOfJavaHome() throws Exception {
    Path home = java("my java", "25.0.1");
    assertEquals(
        started("my java", "run", "a red star", "*", ""),
        launch(launcher, Map.of("JAVA_HOME", home.toString()), "run", "a red star", "*", ""));
  }

  @Test
  void worksThroughLinks() throws Exception {
    Path home = java("java", "26");
    Path near = Files.createSymbolicLink(program.resolve("link"), Path.of("bin", "evosearch"));
    Path far = Files.createSymbolicLink(folder.resolve("evosearch"), near);
    assertEquals(started("java"), launch(far, Map.of("JAVA_HOME", home.toString())));
  }

  @Test
  void passesOverAJavaThatIsTooOld() throws Exception {
    Path old = java("old", "17.0.15");
    Path older = java("older", "1.8.0_412");
    Path path = java("newer", "25-ea");
    assertEquals(
        started("newer"),
        launch(
            launcher,
            Map.of("JAVA_HOME", old.toString(), "PATH", path + "/bin:" + System.getenv("PATH"))));
    java(".sdkman/candidates/java/99", "99.0.1");
    Files.writeString(launcher, Files.readString(SCRIPT).replace("wanted=25", "wanted=99"));
    assertEquals(
        started(".sdkman/candidates/java/99"),
        launch(launcher, Map.of("JAVA_HOME", older.toString())));
  }

  @Test
  void saysWhatToInstallWhenThereIsNone() throws Exception {
    Files.writeString(launcher, Files.readString(SCRIPT).replace("wanted=25", "wanted=999"));
    Outcome outcome = launch(launcher, Map.of());
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.output().contains("Install a JDK 999"), outcome.output());
  }
}
