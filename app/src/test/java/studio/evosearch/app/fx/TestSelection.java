package studio.evosearch.app.fx;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A selection by itself. */
final class TestSelection implements IdSelection {
  private final ObjectProperty<Set<Long>> ids = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Optional<Long>> focus = new SimpleObjectProperty<>(Optional.empty());

  @Override
  public ObjectProperty<Set<Long>> ids() {
    return ids;
  }

  @Override
  public ObjectProperty<Optional<Long>> focus() {
    return focus;
  }

  @Override
  public void select(List<Long> selected) {
    ids.set(new LinkedHashSet<>(selected));
    focus.set(selected.isEmpty() ? Optional.empty() : Optional.of(selected.getLast()));
  }
}
