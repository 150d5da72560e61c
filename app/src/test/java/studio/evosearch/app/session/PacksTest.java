package studio.evosearch.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.engine.run.RunStore;

class PacksTest {
  private static final Path ASSETS = Path.of("..", "assets");

  @TempDir Path home;

  private TestBench test;
  private Packs packs;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    packs = test.bench().packs();
  }

  @AfterEach
  void close() {
    test.close();
    assertEquals(List.of(), test.problems());
  }

  private Notices.Notice notice() {
    return test.bench().notices().all().getFirst();
  }

  private Path library() {
    return test.session().library();
  }

  @Test
  void aRunThatWasPackedComesBackIntoTheLibraryAndIsShown() {
    Path run = test.run(TestBench.bestOf(4));
    Path file = home.resolve("shared.evopack");
    packs.pack(run, file);
    assertTrue(Files.exists(file));
    assertEquals("Saved " + file, notice().text());
    assertEquals(Optional.empty(), packs.progress().get());
    long changes = test.session().changes().get();
    packs.open(file);
    Path back = library().resolve("toy-rings-2.evorun");
    assertEquals(Optional.of(back), test.session().folder().get());
    assertTrue(test.session().changes().get() > changes, "the library reads its folder again");
    assertEquals(
        "The run toy-rings-2 is in the library. Every file in the pack was checked.",
        notice().text());
    try (RunStore one = RunStore.read(run);
        RunStore other = RunStore.read(back)) {
      assertEquals(one.candidates(""), other.candidates(""));
    }
  }

  @Test
  void aModelGoesToTheSetupAndARewardIsOffered() {
    List<Path> models = new ArrayList<>();
    List<Path> rewards = new ArrayList<>();
    test.bench().draft().onModel(models::add);
    test.bench().draft().onReward(rewards::add);
    packs.pack(ASSETS.resolve("models").resolve("scenes-flow"), home.resolve("a.evopack"));
    packs.open(home.resolve("a.evopack"));
    assertEquals(List.of(library().resolve("models").resolve("scenes-flow")), models);
    packs.pack(ASSETS.resolve("rewards").resolve("scene-clip"), home.resolve("b.evopack"));
    packs.open(home.resolve("b.evopack"));
    assertEquals(List.of(), rewards);
    assertEquals("Guide with it", notice().remedy().orElseThrow().text());
    notice().remedy().orElseThrow().run().run();
    assertEquals(List.of(library().resolve("models").resolve("scene-clip")), rewards);
  }

  @Test
  void whatCannotBeOpenedIsToldAndLeavesNothing() throws IOException {
    Path file = Files.writeString(home.resolve("x.evopack"), "no zip");
    packs.open(file);
    assertEquals(Notices.Kind.PROBLEM, notice().kind());
    assertTrue(
        notice().text().startsWith(file + ": is no pack, or a damaged one"), notice().text());
    packs.open(home.resolve("none.evopack"));
    assertEquals(
        home.resolve("none.evopack") + ": there is no such file or folder.", notice().text());
    assertFalse(Files.exists(library()));
    assertEquals(Optional.empty(), packs.progress().get());
  }

  @Test
  void oneAtATimeAndWhatIsCancelledLeavesNothing() {
    Deque<Runnable> background = new ArrayDeque<>();
    Tasks tasks = new Tasks(background::add, Runnable::run, test.problems()::add);
    Packs slow = new Packs(test.session(), test.bench().draft(), tasks, test.bench().notices());
    Path scenes = ASSETS.resolve("models").resolve("scenes");
    slow.pack(scenes, home.resolve("a.evopack"));
    slow.pack(scenes, home.resolve("b.evopack"));
    assertEquals(1, background.size());
    assertEquals(Notices.Kind.WARNING, notice().kind());
    List<String> told = new ArrayList<>();
    slow.progress().subscribe(p -> p.ifPresent(now -> told.add(now.stage())));
    slow.cancel();
    background.remove().run();
    assertFalse(Files.exists(home.resolve("a.evopack")));
    slow.pack(scenes, home.resolve("a.evopack"));
    background.remove().run();
    assertTrue(Files.exists(home.resolve("a.evopack")));
    assertTrue(told.getLast().matches("Packing a.evopack: (\\d+) MB of \\1 MB"), told.getLast());
  }
}
