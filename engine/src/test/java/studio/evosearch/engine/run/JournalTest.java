package studio.evosearch.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, taken back and told again. */
@SuppressWarnings("NullAway.Init")
class JournalTest {
  private static final RunCommand.Undo UNDO = new RunCommand.Undo();
  private static final RunCommand.Redo REDO = new RunCommand.Redo();

  @TempDir Path dir;
  private RunStore store;
  private Journal journal;

  @BeforeEach
  void open() {
    store = RunStore.create(dir.resolve("a"), ToyRuns.spec(ToyRuns.PAPER, 4), Optional.empty());
    journal = new Journal(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private RunEvent take(RunCommand.Act act, int next) {
    return journal.take(act, next, 10);
  }

  private static String why(RunEvent event) {
    return event instanceof RunEvent.Refused refused ? refused.why() : event.toString();
  }

  @Test
  void theLastActIsTakenBackFirstAndIsInTheStoreNoMore() {
    RunCommand.SetBeta beta = new RunCommand.SetBeta(0.5);
    RunCommand.Pin pin = new RunCommand.Pin(3);
    take(beta, 2);
    take(pin, 2);
    Settings withBeta = Settings.of(store.spec()).with(beta);
    assertEquals(new RunEvent.Undone(2, pin, withBeta), take(UNDO, 2));
    assertEquals(List.of(new JournalEntry(2, beta)), store.journal());
    assertEquals(new RunEvent.Undone(2, beta, Settings.of(store.spec())), take(UNDO, 2));
    assertEquals(List.of(), store.journal());
    assertEquals("there is nothing to undo", why(take(UNDO, 2)));
  }

  @Test
  void whatAGenerationHasUsedStays() {
    take(new RunCommand.SetBeta(0.5), 3);
    assertEquals("generation 3 has already used it: beta 0.5", why(take(UNDO, 4)));
    assertEquals(1, store.journal().size());
  }

  @Test
  void whatWasUndoneIsDoneAgainForTheGenerationThatIsNextThen() {
    RunCommand.SetBeta beta = new RunCommand.SetBeta(0.5);
    RunCommand.SetBeta other = new RunCommand.SetBeta(0.7);
    take(beta, 2);
    take(other, 2);
    take(UNDO, 2);
    take(UNDO, 2);
    Settings first = Settings.of(store.spec()).with(beta);
    assertEquals(new RunEvent.Steered(4, beta, first), take(REDO, 4));
    assertEquals(new RunEvent.Steered(4, other, first.with(other)), take(REDO, 4));
    assertEquals(List.of(new JournalEntry(4, beta), new JournalEntry(4, other)), store.journal());
    assertEquals("there is nothing to redo", why(take(REDO, 4)));
  }

  @Test
  void anotherActClearsWhatCouldBeDoneAgainAndARefusedOneDoesNot() {
    RunCommand.Pin pin = new RunCommand.Pin(3);
    take(pin, 2);
    take(UNDO, 2);
    assertEquals("there is no candidate 99", why(take(new RunCommand.Pin(99), 2)));
    assertEquals(new RunEvent.Steered(2, pin, journal.at(2).with(pin)), take(REDO, 2));
    take(UNDO, 2);
    take(new RunCommand.SetElites(1), 2);
    assertEquals("there is nothing to redo", why(take(REDO, 2)));
  }

  @Test
  void tagsAreKeptByCandidateUntilThereAreNone() {
    take(new RunCommand.SetTags(3, List.of("hands", "keep")), 1);
    take(new RunCommand.SetTags(4, List.of("keep")), 2);
    take(new RunCommand.SetTags(3, List.of()), 2);
    Settings one = Settings.at(1, store.spec(), store.journal());
    Settings two = Settings.at(2, store.spec(), store.journal());
    assertEquals(Map.of(3L, List.of("hands", "keep")), one.tags());
    assertEquals(Map.of(4L, List.of("keep")), two.tags());
    assertEquals(Settings.of(store.spec()).controls(), two.controls());
  }
}
