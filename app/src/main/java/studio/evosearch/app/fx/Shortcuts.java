package studio.evosearch.app.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCombination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys stand for which action: those it came with, or the person's own. No keys stand for two
 * actions.
 */
public final class Shortcuts {
  private static final Logger LOG = LoggerFactory.getLogger(Shortcuts.class);

  private record Binding(
      Optional<KeyCombination> preset, ReadOnlyObjectWrapper<Optional<KeyCombination>> keys) {
    private boolean changed() {
      return !preset.equals(keys.get());
    }
  }

  private final Map<String, String> stored;
  private final Map<String, Binding> bindings = new LinkedHashMap<>();

  /**
   * @param stored the person's own by action; an empty text takes one away
   */
  Shortcuts(Map<String, String> stored) {
    this.stored = Map.copyOf(stored);
  }

  /**
   * @param preset the keys the action comes with, as {@link KeyCombination#valueOf} reads them;
   *     empty for none
   */
  void add(String id, String preset) {
    Optional<KeyCombination> came = Keys.parse(preset);
    Optional<KeyCombination> keys =
        Optional.ofNullable(stored.get(id)).map(text -> own(id, text, came)).orElse(came);
    Binding binding = new Binding(came, new ReadOnlyObjectWrapper<>(Optional.empty()));
    bindings.put(id, binding);
    Optional<String> holder = keys.flatMap(this::holder);
    if (binding.preset().equals(keys) && holder.isPresent()) {
      return; // The person has given these keys to another action.
    }
    set(id, keys);
  }

  private static Optional<KeyCombination> own(
      String id, String text, Optional<KeyCombination> preset) {
    try {
      return Keys.parse(text);
    } catch (IllegalArgumentException e) {
      LOG.warn("the shortcut \"{}\" of {} cannot be read: {}", text, id, e.getMessage());
      return preset;
    }
  }

  /** The keys in force. */
  public ReadOnlyObjectProperty<Optional<KeyCombination>> of(String id) {
    return binding(id).keys().getReadOnlyProperty();
  }

  private Binding binding(String id) {
    return Optional.ofNullable(bindings.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }

  /** The action that keys stand for. */
  public Optional<String> holder(KeyCombination keys) {
    return bindings.entrySet().stream()
        .filter(e -> e.getValue().keys().get().equals(Optional.of(keys)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Gives an action other keys, or none; the action that had them has none then. */
  public void set(String id, Optional<KeyCombination> keys) {
    keys.flatMap(this::holder).ifPresent(other -> binding(other).keys().set(Optional.empty()));
    binding(id).keys().set(keys);
  }

  /** Whether an action has other keys than it came with. */
  public boolean changed(String id) {
    return binding(id).changed();
  }

  /** Gives an action the keys back that it came with. */
  public void reset(String id) {
    set(id, binding(id).preset());
  }

  /** Gives every action the keys back that it came with. */
  public void resetAll() {
    bindings.values().forEach(b -> b.keys().set(Optional.empty()));
    List.copyOf(bindings.keySet()).forEach(this::reset);
  }

  /** What to store: the keys of those that changed, and what was stored for actions not here. */
  public Map<String, String> own() {
    Map<String, String> texts = new TreeMap<>(stored);
    bindings.forEach((id, binding) -> {
      if (binding.changed()) {
        texts.put(id, binding.keys().get().map(KeyCombination::getName).orElse(""));
      } else {
        texts.remove(id);
      }
    });
    return texts;
  }
}
