package studio.evosearch.app.library;

import java.nio.file.Path;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunSummary;

/**
 * A line of the library.
 *
 * @param summary what its folder says
 * @param state where it stands: the engine knows it earlier than the folder
 * @param live whether the engine has it in its hands
 */
record LibraryRun(RunSummary summary, RunState state, boolean live) {
  Path folder() {
    return summary.folder();
  }

  /** What to call it: its prompt, else its folder's name. */
  String title() {
    return summary.prompt().isBlank() ? summary.name() : summary.prompt();
  }

  /** Whether it can be shown. */
  boolean readable() {
    return !summary.model().isEmpty();
  }

  /** Whether it ended before its search was complete. */
  boolean resumable() {
    return readable() && !live && state.ended() && state != RunState.DONE;
  }
}
