package studio.evosearch.app.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.Settings;
import studio.evosearch.engine.search.Controls;

class PendingTest {
  private static final Settings BEFORE =
      new Settings(Controls.of(0.5, 1, 2, 1), "", "", 1, Map.of());
  private static final JournalEntry OLD = new JournalEntry(0, new RunCommand.SetBeta(0.3));
  private static final RunCommand.Steering PIN = new RunCommand.Pin(3);
  private static final RunCommand.Steering REJECT = new RunCommand.Reject(4);

  private final Pending pending = new Pending();

  @Test
  void whatTheJournalDoesNotHaveYetShowsAtOnce() {
    pending.heard(List.of(OLD));
    pending.add(PIN);
    pending.add(REJECT);
    assertEquals(Set.of(3L), pending.over(BEFORE).controls().pinned());
    pending.heard(List.of(OLD, new JournalEntry(1, PIN)));
    assertEquals(Set.of(), pending.over(BEFORE).controls().pinned());
    assertEquals(Set.of(4L), pending.over(BEFORE).controls().rejected());
  }

  @Test
  void whatWasUndoneBeforeTheJournalWasReadIsNotWaitedFor() {
    pending.heard(List.of(OLD));
    pending.add(PIN);
    pending.heard(List.of(OLD));
    assertEquals(BEFORE, pending.over(BEFORE));
  }
}
