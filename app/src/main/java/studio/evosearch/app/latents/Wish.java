package studio.evosearch.app.latents;

import java.nio.file.Path;
import java.util.Optional;
import studio.evosearch.engine.analysis.MapSettings;

/**
 * Which map is wanted.
 *
 * @param run its folder
 * @param state the state index; empty for the last that was kept
 * @param settings how it is to be made
 */
record Wish(Path run, Optional<Integer> state, MapSettings settings) {
  /** Whether both are of the same latents. */
  boolean sameLatents(Wish other) {
    return run.equals(other.run)
        && state.equals(other.state)
        && settings.part() == other.settings.part();
  }
}
