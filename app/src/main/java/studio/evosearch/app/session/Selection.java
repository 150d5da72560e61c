package studio.evosearch.app.session;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.evosearch.app.fx.IdSelection;

/**
 * Which candidates of the run on show are selected, for every view alike. One of them, the latest,
 * has the focus: it is what the inspector shows and where arrow keys start. On the FX thread.
 */
public final class Selection implements IdSelection {
  private final ReadOnlyObjectWrapper<Set<Long>> ids = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyObjectWrapper<Optional<Long>> focus =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The selected candidates, in the order they were selected. */
  @Override
  public ReadOnlyObjectProperty<Set<Long>> ids() {
    return ids.getReadOnlyProperty();
  }

  /** The one that has the focus; empty when nothing is selected. */
  @Override
  public ReadOnlyObjectProperty<Optional<Long>> focus() {
    return focus.getReadOnlyProperty();
  }

  public boolean contains(long id) {
    return ids.get().contains(id);
  }

  /** Selects one alone. */
  public void select(long id) {
    set(List.of(id), Optional.of(id));
  }

  /** Selects these; the last has the focus. */
  @Override
  public void select(List<Long> selected) {
    set(selected, selected.isEmpty() ? Optional.empty() : Optional.of(selected.getLast()));
  }

  /** Selects one as well, or no more. */
  public void toggle(long id) {
    LinkedHashSet<Long> changed = new LinkedHashSet<>(ids.get());
    if (changed.remove(id)) {
      set(changed, changed.isEmpty() ? Optional.empty() : Optional.of(changed.getLast()));
    } else {
      changed.add(id);
      set(changed, Optional.of(id));
    }
  }

  public void clear() {
    set(List.of(), Optional.empty());
  }

  private void set(Collection<Long> selected, Optional<Long> focused) {
    Set<Long> changed = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(selected));
    ids.set(changed);
    focus.set(focused);
  }
}
