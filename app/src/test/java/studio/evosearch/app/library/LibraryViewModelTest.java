package studio.evosearch.app.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.TestBench;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunState;

class LibraryViewModelTest {
  @TempDir Path home;

  private TestBench test;
  private LibraryViewModel model;
  private LibraryDeeds deeds;

  @BeforeEach
  void open() {
    test = new TestBench(home);
    model = new LibraryViewModel(test.bench(), Runnable::run);
    deeds = new LibraryDeeds(model, test.bench());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<String> names() {
    return model.rows().stream().map(run -> run.summary().name()).toList();
  }

  private LibraryRun row(Path folder) {
    return model.rows().stream().filter(r -> r.folder().equals(folder)).findFirst().orElseThrow();
  }

  private Notices.Notice notice() {
    return test.bench().notices().all().getFirst();
  }

  /** A run that holds after its first generation, in the engine's hands. */
  private Path held() {
    test.session()
        .start(
            TestBench.toySpec(),
            true,
            handle -> handle.post(new RunCommand.Step(Boundary.GENERATION)));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    return test.session().folder().get().orElseThrow();
  }

  private void stop() {
    test.session().post(new RunCommand.Stop(RunCommand.When.NOW));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.STOPPED)));
  }

  @Test
  void aRunThatWasBrokenOffWithTheStudioIsOfferedToGoOn() throws SQLException {
    held();
    stop();
    assertEquals(List.of(), test.bench().notices().all());
    Path killed = row(test.session().folder().get().orElseThrow()).folder();
    kill(killed);
    LibraryViewModel reopened = new LibraryViewModel(test.bench(), Runnable::run);
    assertEquals(RunState.INTERRUPTED, reopened.rows().getFirst().state());
    assertEquals(1, test.bench().notices().all().size());
    assertEquals("Resume", notice().remedy().orElseThrow().text());
    notice().remedy().orElseThrow().run().run();
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    assertEquals(killed, test.session().folder().get().orElseThrow());
  }

  /** Makes a run what it is after its process was killed. */
  private static void kill(Path run) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + run.resolve("run.db"));
        var statement = database.createStatement()) {
      statement.executeUpdate("UPDATE meta SET value = 'RUNNING' WHERE key = 'state'");
    }
  }

  @Test
  void runsAreListedWhileTheyComeAndGo() {
    assertEquals(List.of(), model.rows());
    assertTrue(model.message().get().startsWith("Your runs will be listed here"));
    Path held = held();
    assertEquals(RunState.PAUSED, row(held).state());
    assertTrue(row(held).live());
    test.session().post(new RunCommand.Resume());
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    assertEquals(RunState.DONE, row(held).state());
    assertTrue(row(held).summary().best().isPresent());
    test.run(TestBench.bestOf(4));
    assertEquals(List.of("toy-rings-2", "toy-rings"), names());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void wordsFindRunsByModelMethodTagsAndState() {
    test.run(TestBench.toySpec());
    Path second = test.run(TestBench.bestOf(4));
    model.select(List.of(row(second)));
    deeds.tag("portrait, best； ,best");
    assertEquals(List.of("portrait", "best"), row(second).summary().tags());
    model.query().set(LibraryQuery.ALL.withWords("best-of-n done"));
    assertEquals(List.of("toy-rings-2"), names());
    model.query().set(LibraryQuery.ALL.withWords("PORT rings"));
    assertEquals(List.of("toy-rings-2"), names());
    model.query().set(LibraryQuery.ALL.withWords("evosearch"));
    assertEquals(List.of("toy-rings"), names());
    model.query().set(LibraryQuery.ALL.withWords("paused"));
    assertEquals(List.of(), names());
    assertTrue(model.message().get().startsWith("No run matches"));
  }

  @Test
  void theSelectionStaysWhenTheListChanges() {
    Path first = test.run(TestBench.toySpec());
    model.select(List.of(row(first)));
    test.run(TestBench.bestOf(4));
    assertEquals(List.of(row(first)), model.selected().get());
    model.query().set(LibraryQuery.ALL.withWords("best-of-n"));
    assertEquals(Optional.empty(), model.one());
  }

  @Test
  void trashIsUndoneByItsNotice() {
    Path run = test.run(TestBench.toySpec());
    Path other = test.run(TestBench.bestOf(4));
    model.select(model.rows());
    deeds.trash();
    assertEquals(List.of(), names());
    assertEquals(2, model.trashed().get());
    assertFalse(Files.exists(run));
    assertEquals(Optional.empty(), test.session().folder().get());
    assertEquals("2 runs are in the trash.", notice().text());
    notice().remedy().orElseThrow().run().run();
    assertEquals(2, names().size());
    assertEquals(0, model.trashed().get());
    assertEquals(Optional.of(other), test.session().folder().get());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void whatWasDeletedForGoodCannotBeBroughtBack() {
    Path run = test.run(TestBench.toySpec());
    model.select(List.of(row(run)));
    deeds.trash();
    Notices.Notice trashed = notice();
    deeds.emptyTrash();
    assertEquals(0, model.trashed().get());
    trashed.remedy().orElseThrow().run().run();
    assertEquals(1, test.problems().size());
    assertEquals(List.of(), names());
  }

  @Test
  void aRunThatWorksIsNotThrownAway() {
    Path idle = test.run(TestBench.bestOf(4));
    Path held = held();
    model.select(model.rows());
    deeds.trash();
    assertEquals(List.of(row(held)), model.rows());
    assertFalse(Files.exists(idle));
    assertEquals(
        "A run that waits or works cannot go to the trash. Stop it first.",
        test.bench().notices().all().getLast().text());
    assertEquals(Optional.of(held), test.session().folder().get());
  }

  @Test
  void anInterruptedRunIsResumed() throws Exception {
    Path run = held();
    stop();
    assertEquals(RunState.STOPPED, row(run).state());
    interrupt(run);
    model.refresh();
    assertEquals(RunState.INTERRUPTED, row(run).state());
    assertTrue(row(run).resumable());
    deeds.resume(row(run));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    assertEquals(RunState.DONE, row(run).state());
    assertFalse(row(run).resumable());
    assertEquals(List.of(), test.problems());
  }

  /** What a process leaves that was killed at work. */
  private static void interrupt(Path run) throws Exception {
    String url = "jdbc:sqlite:" + run.resolve("run.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE meta SET value = 'RUNNING' WHERE key = 'state'");
    }
  }

  @Test
  void aReplayIsAnotherRunOfTheSame() {
    Path run = test.run(TestBench.toySpec());
    model.select(List.of(row(run)));
    deeds.replay();
    test.pumpUntil(() -> names().size() == 2 && model.rows().getFirst().state() == RunState.DONE);
    assertEquals(row(run).summary().best(), model.rows().getFirst().summary().best());
  }

  @Test
  void aFolderThatIsNoRunIsListedWithItsProblem() throws IOException {
    Path broken = Files.createDirectories(home.resolve("runs").resolve("broken.evorun"));
    model.refresh();
    LibraryRun run = row(broken.toAbsolutePath());
    assertFalse(run.readable());
    assertFalse(run.resumable());
    assertTrue(run.summary().problem().orElseThrow().contains("is not a run"));
    model.query().set(LibraryQuery.ALL.withWords("unreadable"));
    assertEquals(1, model.rows().size());
    model.select(model.rows());
    deeds.open();
    assertEquals(Optional.empty(), test.session().folder().get());
    deeds.trash();
    assertFalse(Files.exists(broken));
  }

  @Test
  void anotherFolderIsListedWhenThePersonPrefersIt() {
    test.run(TestBench.toySpec());
    test.bench().preferences().change(p -> p.withRuns(home.resolve("elsewhere")));
    assertEquals(List.of(), names());
    Path run = test.run(TestBench.bestOf(4));
    assertEquals(home.toAbsolutePath().resolve("elsewhere"), run.getParent());
    assertEquals(List.of("toy-rings"), names());
  }

  @Test
  void aRunThatTakesATrashedOnesPlaceShowsItsOwnPictures() {
    Path run = test.run(TestBench.toySpec());
    var key = new Pictures.Key(run, 0, 0);
    test.bench().pictures().request(key, () -> true, image -> {});
    assertTrue(test.bench().pictures().kept(key).isPresent());
    model.select(List.of(row(run)));
    deeds.trash();
    assertEquals(Optional.empty(), test.bench().pictures().kept(key));
  }
}
