package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

class ResumeTest {
  @TempDir Path dir;

  /** A child process that begins the run, or goes on with it. */
  public static final class Child {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      if (Files.exists(folder.resolve("run.db"))) {
        ToyRuns.resume(folder);
      } else {
        ToyRuns.run(spec(), folder);
      }
    }
  }

  private static RunSpec spec() {
    return ToyRuns.spec(new BestOfN(150, 3), 2);
  }

  @Test
  void killedAtRandomPointsTheRunEndsWithTheBitsOfAnUnbrokenOne() throws Exception {
    Path whole = dir.resolve("whole.evorun");
    ToyRuns.run(spec(), whole);
    Path broken = dir.resolve("broken.evorun");
    Random random = new Random(5);
    int kills = 0;
    boolean ended = false;
    while (!ended) {
      Process child = child(broken);
      // Ever later, so that a slow machine gets to the end as well.
      ended = child.waitFor(random.nextInt(1_000) + 500L * kills, TimeUnit.MILLISECONDS);
      if (!ended) {
        child.destroyForcibly().waitFor();
        kills++;
        if (Files.exists(broken.resolve("run.db")) && kills == 1) {
          assertEquals(RunState.INTERRUPTED, ToyRuns.report(broken).runState());
        }
      }
    }
    assertTrue(kills > 0, "no kill came in time to break the run");
    assertEquals(ToyRuns.contents(whole), ToyRuns.contents(broken));
    assertEquals(ToyRuns.report(whole).nfe(), ToyRuns.report(broken).nfe());
    assertEquals(RunState.DONE, ToyRuns.report(broken).runState());
  }

  private static Process child(Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void aFolderLeftByARunThatWasKilledWhileItWasMadeIsTakenOver() throws Exception {
    Path folder = dir.resolve("a.evorun");
    Files.createDirectories(folder.resolve("media"));
    Files.createFile(folder.resolve("lock"));
    Files.writeString(folder.resolve("run.db.tmp"), "half a database");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    assertEquals(RunState.DONE, ToyRuns.report(folder).runState());
  }

  @Test
  void twoWritersAreKeptApart() throws Exception {
    Path folder = dir.resolve("a.evorun");
    ToyRuns.run(ToyRuns.spec(ToyRuns.PAPER, 4), folder);
    try (RunStore writer = RunStore.write(folder)) {
      assertEquals(4, writer.generations().size());
      RunException refused = assertThrows(RunException.class, () -> RunStore.write(folder));
      assertEquals(folder + ": this process is already working on it", refused.getMessage());
      assertEquals(RunState.DONE, ToyRuns.report(folder).runState());
    }
    RunStore.write(folder).close();
  }

  @Test
  void whatIsNoRunIsRefusedAndStaysAsItIs() throws Exception {
    assertThrows(BadRunException.class, () -> RunStore.read(dir));
    Path taken = Files.createDirectory(dir.resolve("taken"));
    Files.writeString(taken.resolve("letter.txt"), "mine");
    BadRunException refused =
        assertThrows(BadRunException.class, () -> RunStore.create(taken, spec(), Optional.empty()));
    assertTrue(String.valueOf(refused.getMessage()).contains("is not empty"));
    try (var files = Files.list(taken)) {
      assertEquals(List.of(taken.resolve("letter.txt")), files.toList());
    }
  }
}
