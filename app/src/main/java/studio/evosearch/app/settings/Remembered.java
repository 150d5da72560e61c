package studio.evosearch.app.settings;

import java.util.Optional;
import java.util.Set;

/**
 * How the studio was left, as against what a person prefers.
 *
 * @param window where the window was
 * @param tourSeen whether the first-run hints were dismissed
 * @param unfolded the parts of the setup that were left open
 */
public record Remembered(Optional<WindowState> window, boolean tourSeen, Set<String> unfolded) {
  static final Remembered NOTHING = new Remembered(Optional.empty(), false, Set.of());

  public Remembered {
    unfolded = Set.copyOf(unfolded);
  }

  Remembered withWindow(WindowState value) {
    return new Remembered(Optional.of(value), tourSeen, unfolded);
  }

  Remembered withTourSeen(boolean value) {
    return new Remembered(window, value, unfolded);
  }

  Remembered withUnfolded(Set<String> value) {
    return new Remembered(window, tourSeen, value);
  }
}
