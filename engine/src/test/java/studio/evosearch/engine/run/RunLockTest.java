package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

/** Who may write to a run and who may look at it, here and in another process. */
class RunLockTest {
  @TempDir Path dir;
  private Path folder = Path.of("unset");

  @BeforeEach
  void make() {
    folder = dir.resolve("a.evorun");
    RunStore.create(folder, spec(), Optional.empty()).close();
  }

  private static RunSpec spec() {
    return ToyRuns.spec(new BestOfN(4, 2), 2);
  }

  /** Another process: says what it sees and whether it may write, looks on, or keeps the lock. */
  public static final class Child {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[1]);
      switch (args[0]) {
        case "write" -> System.out.println(seen(folder) + " " + written(folder));
        case "look" -> {
          System.out.println("looking");
          while (System.in.available() == 0) {
            RunLock.taken(folder);
          }
        }
        default -> {
          try (RunStore store = RunStore.write(folder)) {
            System.out.println("holding");
            System.in.read();
          }
        }
      }
    }

    private static RunState seen(Path folder) {
      try (RunStore store = RunStore.read(folder)) {
        return store.state();
      }
    }

    private static String written(Path folder) {
      try (RunStore store = RunStore.write(folder)) {
        store.setState(RunState.RUNNING, "");
        return "written";
      } catch (RunException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private Process child(String does) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            does,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String said(String does) throws Exception {
    try (BufferedReader reader = child(does).inputReader()) {
      return String.valueOf(reader.readLine());
    }
  }

  @Test
  void lookingAtARunFromItsWritersProcessLeavesItLocked() throws Exception {
    try (RunStore writer = RunStore.write(folder)) {
      try (RunStore reader = RunStore.read(folder)) {
        assertEquals(RunState.QUEUED, reader.state());
      }
      assertThrows(RunException.class, () -> RunStore.write(folder));
      assertTrue(RunLock.taken(dir.resolve(".").resolve("a.evorun")));
      assertEquals("QUEUED " + folder + ": another process is working on it", said("write"));
      assertEquals(RunState.QUEUED, writer.state());
    }
    assertEquals("INTERRUPTED written", said("write"));
  }

  @Test
  void aStoreClosedTwiceTakesNoOthersLockAway() {
    RunStore first = RunStore.write(folder);
    first.close();
    try (RunStore second = RunStore.write(folder)) {
      first.close();
      assertEquals(RunState.QUEUED, second.state());
      assertThrows(RunException.class, () -> RunStore.write(folder));
    }
  }

  @Test
  void aKilledProcessHoldsNothing() throws Exception {
    Process holder = child("hold");
    try (BufferedReader reader = holder.inputReader()) {
      assertEquals("holding", reader.readLine());
      RunException refused = assertThrows(RunException.class, () -> RunStore.write(folder));
      assertEquals(folder + ": another process is working on it", refused.getMessage());
      assertTrue(RunLock.taken(folder));
      holder.destroyForcibly().waitFor();
    }
    assertFalse(RunLock.taken(folder));
    RunStore.write(folder).close();
  }

  @Test
  void aLookNeverRefusesAWriter() throws Exception {
    Process looker = child("look");
    try (BufferedReader reader = looker.inputReader()) {
      assertEquals("looking", reader.readLine());
      for (int i = 0; i < 20_000; i++) {
        RunLock.take(folder).close();
      }
      assertTrue(looker.isAlive());
      looker.getOutputStream().close();
    } finally {
      looker.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFailedOpeningLeavesNoLock() throws Exception {
    Files.writeString(folder.resolve("run.db"), "no database, though as long as its header is");
    assertThrows(RunException.class, () -> RunStore.write(folder));
    RunLock.take(folder).close();

    Path blocked = Files.createDirectory(dir.resolve("blocked"));
    Files.createFile(blocked.resolve("media"));
    assertThrows(RunException.class, () -> RunStore.create(blocked, spec(), Optional.empty()));
    RunLock.take(blocked).close();
  }

  @Test
  void aRunIsLookedAtWithoutLeavingATrace() throws Exception {
    Map<String, FileTime> before = files();
    try (RunStore reader = RunStore.read(folder)) {
      assertEquals(RunState.INTERRUPTED, reader.state());
      assertThrows(IllegalStateException.class, () -> reader.setState(RunState.DONE, ""));
      assertEquals(before, files());
    }
    assertEquals(before, files());
  }

  @Test
  void aRunInAFolderClosedToWritingCanBeLookedAt() throws Exception {
    lookedAtInAClosedFolder();
    // As a writer leaves it that could not fold its log.
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("run.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
    }
    lookedAtInAClosedFolder();
  }

  private void lookedAtInAClosedFolder() {
    assertTrue(folder.toFile().setWritable(false));
    try {
      assumeFalse(Files.isWritable(folder), "no folder is closed to this user");
      try (RunStore reader = RunStore.read(folder)) {
        assertEquals(RunState.INTERRUPTED, reader.state());
        assertEquals(spec(), reader.spec());
      }
    } finally {
      assertTrue(folder.toFile().setWritable(true));
    }
  }

  private Map<String, FileTime> files() throws Exception {
    Map<String, FileTime> times = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
