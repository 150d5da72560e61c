package studio.evosearch.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The steering of one run, in its store: what was told, and from which generation on. An act can be
 * taken back until a generation has used it; what was taken back can be done again until something
 * else is done.
 */
final class Journal {
  private final RunStore store;
  private final List<JournalEntry> entries;
  private final Deque<RunCommand.Steering> undone;

  /**
   * @param undone what can be done again, the last first; changed here
   */
  Journal(RunStore store, Deque<RunCommand.Steering> undone) {
    this.store = store;
    this.entries = store.journal();
    this.undone = undone;
  }

  Journal(RunStore store) {
    this(store, new ArrayDeque<>());
  }

  /** What applies to a generation. */
  Settings at(int generation) {
    return Settings.at(generation, store.spec(), entries);
  }

  /**
   * Does an act, or refuses it.
   *
   * @param next the first generation that is not planned yet
   * @param candidates how many there are to speak of
   * @return what came of it
   */
  RunEvent take(RunCommand.Act act, int next, int candidates) {
    try {
      return switch (act) {
        case RunCommand.Steering command -> {
          RunEvent steered = steer(command, next, candidates);
          undone.clear();
          yield steered;
        }
        case RunCommand.Undo undo -> undo(next);
        case RunCommand.Redo redo -> redo(next, candidates);
      };
    } catch (IllegalArgumentException e) {
      return new RunEvent.Refused(act, String.valueOf(e.getMessage()));
    }
  }

  private RunEvent steer(RunCommand.Steering command, int next, int candidates) {
    at(next).with(command);
    command
        .about()
        .filter(id -> id < 0 || id >= candidates)
        .ifPresent(id -> {
          throw new IllegalArgumentException("there is no candidate " + id);
        });
    JournalEntry entry = new JournalEntry(next, command);
    store.append(entry);
    entries.add(entry);
    return new RunEvent.Steered(next, command, at(next));
  }

  private RunEvent undo(int next) {
    require(!entries.isEmpty(), "there is nothing to undo");
    JournalEntry last = entries.getLast();
    require(
        last.generation() >= next,
        "generation %d has already used it: %s"
            .formatted(last.generation(), last.command().words()));
    store.removeLastEntry();
    entries.removeLast();
    undone.push(last.command());
    return new RunEvent.Undone(last.generation(), last.command(), at(next));
  }

  private RunEvent redo(int next, int candidates) {
    require(!undone.isEmpty(), "there is nothing to redo");
    RunEvent steered = steer(undone.getFirst(), next, candidates);
    undone.removeFirst();
    return steered;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
