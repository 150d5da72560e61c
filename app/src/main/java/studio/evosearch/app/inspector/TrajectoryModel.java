package studio.evosearch.app.inspector;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunStore;

/**
 * The kept states on a candidate's way to its picture, and what it looked like at each: x0 previews
 * that the engine decodes one after another. On the FX thread.
 */
final class TrajectoryModel {
  private static final int KEPT = 256;

  /** The states, with the noise levels of the run's model where it is still there. */
  record Trajectory(List<KeptState> states, Optional<NoiseLevels> levels) {
    static final Trajectory NONE = new Trajectory(List.of(), Optional.empty());
  }

  private record Key(java.nio.file.Path run, long candidate, int state) {
    static Key of(Subject.Stored stored, KeptState state) {
      return new Key(stored.run(), state.candidate(), state.state());
    }
  }

  private final Session session;
  private final Tasks.Latest reading;
  private final ReadOnlyObjectWrapper<Trajectory> trajectory =
      new ReadOnlyObjectWrapper<>(Trajectory.NONE);
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final ObservableMap<KeptState, Image> previews = FXCollections.observableHashMap();
  private final Map<Key, Image> decoded =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
          return size() > KEPT;
        }
      };
  private final Set<KeptState> failed = new HashSet<>();
  private Optional<Subject.Stored> shown = Optional.empty();
  private Optional<Key> asked = Optional.empty();

  TrajectoryModel(Session session, Tasks tasks) {
    this.session = session;
    this.reading = tasks.latest();
  }

  /** What is known of the way; empty until it is read. */
  ReadOnlyObjectProperty<Trajectory> trajectory() {
    return trajectory.getReadOnlyProperty();
  }

  /** The index of the state the scrubber stands at; the last is the candidate's end. */
  IntegerProperty position() {
    return position;
  }

  /** Decoded previews. */
  ObservableMap<KeptState, Image> previews() {
    return previews;
  }

  /** The state the scrubber stands at. */
  Optional<KeptState> at() {
    List<KeptState> states = trajectory.get().states();
    int index = position.get();
    return index >= 0 && index < states.size() ? Optional.of(states.get(index)) : Optional.empty();
  }

  /** The state a branch starts from: where the scrubber stands, or the last one before the end. */
  Optional<KeptState> branchState() {
    List<KeptState> states = trajectory.get().states();
    int end = Math.min(position.get() + 1, states.size());
    return shown.flatMap(s ->
        states.subList(0, end).reversed().stream()
            .filter(state -> state.state() < s.moment().report().spec().steps())
            .findFirst());
  }

  /** Shows the way of another candidate; nothing changes while it is the same. */
  void show(Subject subject) {
    Optional<Subject.Stored> wanted = subject.stored();
    boolean same = wanted.isPresent() && shown.filter(wanted.get()::same).isPresent();
    shown = wanted;
    if (same) {
      return;
    }
    reading.drop();
    previews.clear();
    failed.clear();
    position.set(0);
    trajectory.set(Trajectory.NONE);
    wanted.ifPresent(stored -> reading.run(() -> read(stored), this::read));
  }

  private static Trajectory read(Subject.Stored stored) {
    try (RunStore store = RunStore.read(stored.run())) {
      return new Trajectory(
          KeptState.read(store, stored.moment().report(), stored.line()),
          NoiseLevels.of(store.spec()));
    }
  }

  private void read(Trajectory found) {
    trajectory.set(found);
    position.set(Math.max(0, found.states().size() - 1));
    askNext();
  }

  /** One after another, the end first, so that going through a grid does not flood the engine. */
  private void askNext() {
    if (shown.isEmpty() || asked.filter(a -> a.run().equals(shown.get().run())).isPresent()) {
      return;
    }
    Subject.Stored stored = shown.get();
    for (KeptState state : trajectory.get().states().reversed()) {
      Optional.ofNullable(decoded.get(Key.of(stored, state)))
          .ifPresent(image -> previews.put(state, image));
      if (!previews.containsKey(state) && !failed.contains(state)) {
        ask(Key.of(stored, state), state);
        return;
      }
    }
  }

  private void ask(Key key, KeptState state) {
    asked = Optional.of(key);
    session.ask(
        engine ->
            engine
                .preview(key.run(), key.candidate(), key.state())
                .thenApply(png -> Pictures.decode(png, 0)),
        image -> {
          decoded.put(key, image);
          answered(key);
        },
        failure -> {
          // It stays without a preview: its state may be gone, or the model.
          failed.add(state);
          answered(key);
        });
  }

  private void answered(Key key) {
    if (asked.equals(Optional.of(key))) {
      asked = Optional.empty();
    }
    askNext();
  }
}
