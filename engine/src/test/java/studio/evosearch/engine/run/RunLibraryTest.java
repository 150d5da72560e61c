package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.search.BestOfN;

class RunLibraryTest {
  @TempDir Path dir;
  private Path folder = Path.of("");
  private RunLibrary library = new RunLibrary(folder);

  @BeforeEach
  void open() {
    folder = dir.resolve("runs");
    library = new RunLibrary(folder);
  }

  private Path run(String name) throws InterruptedException {
    Path run = folder.resolve(name);
    ToyRuns.run(ToyRuns.spec(new BestOfN(4, 2), 2), run);
    return run;
  }

  private List<String> names() {
    return library.list().stream().map(RunSummary::name).toList();
  }

  @Test
  void runsAreListedNewestFirstWithWhatTheyFound() throws Exception {
    assertEquals(List.of(), library.list());
    Path first = run("first.evorun");
    run("second.evorun");
    Files.createDirectory(folder.resolve("letters"));
    Files.writeString(folder.resolve("notes.evorun"), "a file");
    assertEquals(List.of("second", "first"), names());
    RunReport report = ToyRuns.report(first);
    RunReport.Best best = report.best().orElseThrow();
    assertEquals(
        new RunSummary(
            first,
            "first",
            "a toy",
            "toy:rings",
            "best-of-n",
            RunState.DONE,
            "the search is complete",
            64,
            OptionalDouble.of(best.reward()),
            OptionalLong.of(best.id()),
            4,
            report.created(),
            List.of(),
            Optional.empty()),
        library.list().getLast());
  }

  @Test
  void aRunThatCannotBeReadIsListedWithItsProblem() throws Exception {
    run("good.evorun");
    Path empty = Files.createDirectory(folder.resolve("empty.evorun"));
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("run.db"), "no database");
    List<RunSummary> list = library.list();
    assertEquals(3, list.size());
    assertEquals(Optional.of(empty + ": is not a run: it has no run.db"), problem(list, "empty"));
    assertTrue(problem(list, "broken").orElse("").contains("run.db: cannot be opened"), "" + list);
    assertEquals(Optional.empty(), problem(list, "good"));
  }

  private static Optional<String> problem(List<RunSummary> list, String name) {
    return list.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().problem();
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() throws Exception {
    Path run = run("a.evorun");
    RunSummary first = library.list().getFirst();
    run("b.evorun");
    assertSame(first, library.list().getLast());
    library.tags(run, List.of("best"));
    assertEquals(List.of("best"), library.list().getLast().tags());
    try (RunStore store = RunStore.write(run)) {
      store.setState(RunState.STOPPED, "by hand");
      assertEquals(RunState.STOPPED, library.list().getLast().state());
      store.setState(RunState.RUNNING, "");
      assertEquals(RunState.RUNNING, library.list().getLast().state());
    }
    // Its process is gone without having written a word.
    assertEquals(RunState.INTERRUPTED, library.list().getLast().state());
    library.restore(library.trash(run));
    assertEquals(List.of("b", "a"), names());
  }

  @Test
  void theRunAPictureComesFromIsFoundBySpecAndJournal() throws Exception {
    Path run = run("a.evorun");
    Path steered = run("b.evorun");
    try (EngineService service = new EngineService(new LocalWorkshop(), 0)) {
      service.steer(steered, new RunCommand.Pin(1));
      service.steer(steered, new RunCommand.SetBeta(0.1));
    }
    RunReport report = ToyRuns.report(steered);
    assertEquals(Optional.of(steered), library.find(report.spec(), report.commands()));
    assertEquals(
        Optional.of(steered), library.find(report.spec(), report.commands().subList(0, 1)));
    library.trash(steered);
    assertEquals(Optional.empty(), library.find(report.spec(), report.commands()));
    assertEquals(Optional.of(run), library.find(report.spec(), List.of()));
    RunSpec other = ToyRuns.spec(new BestOfN(5, 2), 2);
    assertEquals(Optional.empty(), library.find(other, List.of()));
  }

  @Test
  void tagsAreKeptInTheRunsFolder() throws Exception {
    Path run = run("a.evorun");
    library.tags(run, List.of(" portrait", "best", "", "best"));
    assertEquals(List.of("portrait", "best"), library.list().getFirst().tags());
    assertEquals("[\"portrait\",\"best\"]", Files.readString(run.resolve("tags.json")));
    library.tags(run, List.of());
    assertEquals(List.of(), library.list().getFirst().tags());
    Files.writeString(run.resolve("tags.json"), "{");
    RunSummary summary = library.list().getFirst();
    assertEquals(4, summary.candidates());
    assertEquals(
        Optional.of(run.resolve("tags.json") + ": expected a list of texts in JSON"),
        summary.problem());
  }

  @Test
  void whatIsThrownAwayCanBeBroughtBack() throws Exception {
    Path run = run("a.evorun");
    List<String> contents = ToyRuns.contents(run);
    Trashed first = library.trash(run);
    assertEquals(List.of(), library.list());
    assertEquals("a.evorun", first.name());
    run("a.evorun");
    Trashed second = library.trash(run);
    assertEquals(List.of(first, second), library.trashed().reversed());
    assertEquals(run, library.restore(first));
    assertEquals(contents, ToyRuns.contents(run));
    assertEquals(folder.resolve("a-2.evorun"), library.restore(second));
    assertEquals(List.of(), library.trashed());
    assertThrows(BadRunException.class, () -> library.restore(first));
  }

  @Test
  void theTrashIsEmptiedForGood() throws Exception {
    Trashed trashed = library.trash(run("a.evorun"));
    Path elsewhere = Files.writeString(dir.resolve("elsewhere"), "stays");
    Files.createSymbolicLink(trashed.folder().resolve("link"), elsewhere);
    library.emptyTrash();
    assertEquals(List.of(), library.trashed());
    assertFalse(Files.exists(trashed.folder()));
    assertEquals("stays", Files.readString(elsewhere));
    library.emptyTrash();
  }

  @Test
  void aRunAtWorkOrElsewhereIsNotThrownAway() throws Exception {
    Path run = folder.resolve("a.evorun");
    RunSpec spec = ToyRuns.spec(new BestOfN(2, 2), 2);
    try (RunStore store = RunStore.create(run, spec, Optional.empty())) {
      assertEquals(RunState.QUEUED, store.state());
      BadRunException refused = assertThrows(BadRunException.class, () -> library.trash(run));
      assertEquals(run + ": is being worked on; stop it first", refused.getMessage());
    }
    Path outside = Files.createDirectories(dir.resolve("other.evorun"));
    assertThrows(BadRunException.class, () -> library.trash(outside));
    Path other = Files.createDirectories(folder.resolve("letters"));
    assertThrows(BadRunException.class, () -> library.trash(other));
    assertTrue(Files.exists(other));
    library.trash(run);
  }
}
