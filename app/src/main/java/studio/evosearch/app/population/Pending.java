package studio.evosearch.app.population;

import java.util.ArrayList;
import java.util.List;
import studio.evosearch.engine.run.JournalEntry;
import studio.evosearch.engine.run.RunCommand.Steering;
import studio.evosearch.engine.run.Settings;

/**
 * Acts that were given and are not in the journal yet: their marks show at once, however long the
 * denoiser call takes after which the run hears of them.
 */
final class Pending {
  private final List<Steering> acts = new ArrayList<>();
  private int journalled;

  void add(Steering act) {
    acts.add(act);
  }

  void clear() {
    acts.clear();
    journalled = 0;
  }

  /** The journal as it is now. Where it did not grow, what is waited for was undone or refused. */
  void heard(List<JournalEntry> journal) {
    if (journal.size() <= journalled) {
      acts.clear();
    }
    journal.stream().skip(journalled).forEach(entry -> acts.remove(entry.command()));
    journalled = journal.size();
  }

  /** What applies when they are in it. */
  Settings over(Settings settings) {
    Settings changed = settings;
    for (Steering act : acts) {
      changed = changed.with(act);
    }
    return changed;
  }
}
