package studio.evosearch.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.run.Boundary;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunState;

class SessionTest {
  @TempDir Path home;

  private TestBench test;

  @BeforeEach
  void open() {
    test = new TestBench(home);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Moment moment() {
    return test.session().moment().get().orElseThrow();
  }

  @Test
  void aRunIsShownFromItsStartToItsEnd() {
    test.run(TestBench.toySpec());
    assertEquals(Optional.of(RunState.DONE), test.session().state().get());
    assertEquals(3, moment().generations().size());
    assertEquals(2, moment().generation());
    assertTrue(test.session().flight().get().isEmpty());
    assertEquals(List.of(), test.problems());
  }

  @Test
  void aPastGenerationIsReadOnly() {
    test.run(TestBench.toySpec());
    test.session().scrub(0);
    assertTrue(moment().past());
    assertEquals(6, moment().candidates().size());
    test.session().post(new RunCommand.Pin(0));
    assertEquals(1, test.bench().notices().all().size());
    test.session().scrub(99);
    assertFalse(moment().past());
  }

  @Test
  void actsOnAFinishedRunAreJournalledAndCanBeUndone() {
    test.run(TestBench.toySpec());
    test.session().post(new RunCommand.Pin(3));
    assertEquals(Set.of(3L), moment().settings().controls().pinned());
    test.session().post(new RunCommand.Undo());
    assertEquals(Set.of(), moment().settings().controls().pinned());
  }

  @Test
  void aHeldRunTakesCommandsAndGoesOn() {
    test.session()
        .start(
            TestBench.toySpec(),
            true,
            handle -> handle.post(new RunCommand.Step(Boundary.GENERATION)));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.PAUSED)));
    assertEquals(0, moment().generation());
    test.session().post(new RunCommand.SetBeta(0.25));
    test.session().post(new RunCommand.Resume());
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    assertEquals(0.25, moment().report().generations().getLast().settings().controls().beta());
  }

  @Test
  void aRunThatIsNotOnShowTellsHowFarItIs() {
    test.session().start(TestBench.bestOf(4000), false);
    test.pumpUntil(() -> test.session().working().get().isPresent());
    Working working = test.session().working().get().orElseThrow();
    assertEquals(home.toAbsolutePath().resolve("runs"), working.run().getParent());
    assertTrue(working.done() > 0 && working.done() < 1, "" + working.done());
    assertEquals(Optional.of(RunState.RUNNING), test.session().liveState(working.run()));
    test.session().show(working.run());
    test.session().post(new RunCommand.Stop(RunCommand.When.NOW));
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.STOPPED)));
    assertEquals(Optional.empty(), test.session().working().get());
    assertEquals(Optional.empty(), test.session().liveState(working.run()));
  }

  @Test
  void theSelectionStaysWhenResultsArrive() {
    test.session().start(TestBench.toySpec(), true);
    test.pumpUntil(
        () -> test.session().moment().get().filter(m -> m.generation() >= 0).isPresent());
    test.session().selection().select(1);
    test.pumpUntil(() -> test.session().state().get().equals(Optional.of(RunState.DONE)));
    assertEquals(Optional.of(1L), test.session().selection().focus().get());
  }
}
