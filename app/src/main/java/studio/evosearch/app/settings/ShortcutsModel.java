package studio.evosearch.app.settings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.input.KeyCombination;
import studio.evosearch.app.fx.Action;
import studio.evosearch.app.fx.ActionSearch;
import studio.evosearch.app.fx.Actions;
import studio.evosearch.app.fx.Keys;

/** The shortcuts as a person changes them; every change is kept. On the FX thread. */
public final class ShortcutsModel {
  /** What became of pressed keys. */
  public sealed interface Answer {
    /** The action has them. */
    record Taken() implements Answer {}

    /** Another action has them, and keeps them until it is told otherwise. */
    record Clash(Action holder) implements Answer {}

    /** They move the focus or press buttons. */
    record Refused() implements Answer {}
  }

  private final Actions actions;
  private final PreferencesModel preferences;
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

  public ShortcutsModel(Actions actions, PreferencesModel preferences) {
    this.actions = actions;
    this.preferences = preferences;
  }

  /** Grows with every change. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The actions that match what was typed; all, in their order, when that is nothing. */
  public List<Action> found(String query) {
    return query.isBlank() ? actions.all() : ActionSearch.rank(query, actions.all());
  }

  /** The keys in force, as people read them; empty for none. */
  public String text(Action action) {
    return keys(action).map(KeyCombination::getDisplayText).orElse("");
  }

  private Optional<KeyCombination> keys(Action action) {
    return actions.shortcuts().of(action.id()).get();
  }

  /** Whether an action has other keys than it came with. */
  public boolean changed(Action action) {
    return actions.shortcuts().changed(action.id());
  }

  /** Gives an action the keys that were pressed, unless they are of use elsewhere. */
  public Answer press(Action action, KeyCombination keys) {
    if (Keys.taken(keys)) {
      return new Answer.Refused();
    }
    Optional<Action> holder =
        actions.shortcuts().holder(keys).filter(id -> !id.equals(action.id())).map(actions::action);
    if (holder.isPresent()) {
      return new Answer.Clash(holder.get());
    }
    take(action, keys);
    return new Answer.Taken();
  }

  /** Gives an action keys, also when that takes them from another. */
  public void take(Action action, KeyCombination keys) {
    actions.shortcuts().set(action.id(), Optional.of(keys));
    keep();
  }

  public void clear(Action action) {
    actions.shortcuts().set(action.id(), Optional.empty());
    keep();
  }

  /** Gives an action the keys back that it came with. */
  public void reset(Action action) {
    actions.shortcuts().reset(action.id());
    keep();
  }

  public void resetAll() {
    actions.shortcuts().resetAll();
    keep();
  }

  private void keep() {
    preferences.change(p -> p.withShortcuts(actions.shortcuts().own()));
    changes.set(changes.get() + 1);
  }
}
