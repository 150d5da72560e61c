package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.evosearch.engine.search.BestOfN;

class ResumeTest {
  @TempDir Path dir;

  /** What is broken off and gone on with. */
  enum Kind {
    PICTURES,
    VIDEOS;

    RunSpec spec() {
      RunSpecs specs = new RunSpecs().method(new BestOfN(90, 3)).batch(2);
      return this == PICTURES ? specs.build() : specs.prompt("").reward("contrast").build();
    }

    private Workshop workshop() {
      return this == PICTURES ? new LocalWorkshop() : MovingSquares.workshop();
    }

    /** Begins the run, or goes on with it. */
    void work(Path folder, Consumer<RunEvent> listener) throws InterruptedException {
      try (EngineService service = new EngineService(workshop(), 0)) {
        ToyRuns.finish(
            Files.exists(folder.resolve("run.db"))
                ? service.resume(folder, listener)
                : service.start(spec(), folder, listener));
      }
    }
  }

  /** A child process that says when it begins to denoise. */
  public static final class Child {
    private static final String AT_WORK = "at work";

    public static void main(String[] args) throws InterruptedException {
      AtomicBoolean told = new AtomicBoolean();
      Kind.valueOf(args[0])
          .work(
              Path.of(args[1]),
              event -> {
                if (event instanceof RunEvent.Progress && !told.getAndSet(true)) {
                  System.out.println(AT_WORK);
                }
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void killedAtRandomPointsTheRunEndsWithTheBitsOfAnUnbrokenOne(Kind kind) throws Exception {
    Path whole = dir.resolve("whole.evorun");
    kind.work(whole, event -> {});
    Path broken = dir.resolve("broken.evorun");
    Random random = new Random(5);
    int kills = 0;
    boolean ended = false;
    while (!ended) {
      Process child = child(kind, broken);
      try (BufferedReader out = child.inputReader()) {
        while (!ended && !Child.AT_WORK.equals(out.readLine())) {
          ended = !child.isAlive();
        }
        // Ever later, so that a slow machine gets to the end as well.
        ended = child.waitFor(random.nextInt(200) + 250L * kills, TimeUnit.MILLISECONDS);
        if (!ended) {
          child.destroyForcibly().waitFor();
          kills++;
          assertEquals(RunState.INTERRUPTED, ToyRuns.report(broken).runState());
        }
      }
    }
    assertTrue(kills > 0, "no kill came in time to break the run");
    assertEquals(ToyRuns.contents(whole), ToyRuns.contents(broken));
    assertEquals(ToyRuns.media(whole), ToyRuns.media(broken));
    assertEquals(ToyRuns.report(whole).nfe(), ToyRuns.report(broken).nfe());
    assertEquals(RunState.DONE, ToyRuns.report(broken).runState());
  }

  private static Process child(Kind kind, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            kind.name(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
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
        assertThrows(
            BadRunException.class,
            () -> RunStore.create(taken, Kind.PICTURES.spec(), Optional.empty()));
    assertTrue(String.valueOf(refused.getMessage()).contains("is not empty"));
    try (var files = Files.list(taken)) {
      assertEquals(List.of(taken.resolve("letter.txt")), files.toList());
    }
  }
}
