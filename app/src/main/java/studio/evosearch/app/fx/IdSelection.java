package studio.evosearch.app.fx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;

/** Which of several things with an id are selected. On the FX thread. */
public interface IdSelection {
  /** The selected ones, in the order they were selected. */
  ObservableValue<Set<Long>> ids();

  /** The one that has the focus, where arrow keys start; empty when nothing is selected. */
  ObservableValue<Optional<Long>> focus();

  /** Selects these alone; the last has the focus. */
  void select(List<Long> selected);
}
