package studio.evosearch.app.library;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.References;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunHandle;

/** The runs that wait, and their order. */
final class QueueViewModel {
  private final Session session;
  private final ObservableList<RunHandle> waiting = FXCollections.observableArrayList();

  /** One for all who listen, since a view of a list is kept only as long as somebody holds it. */
  private final ObservableList<RunHandle> shown = FXCollections.unmodifiableObservableList(waiting);

  private final ObjectProperty<Optional<RunHandle>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  QueueViewModel(Session session) {
    this.session = session;
    session.changes().subscribe(changes -> refresh());
  }

  private void refresh() {
    if (!session.queue().equals(waiting)) {
      Optional<RunHandle> kept = selected.get();
      waiting.setAll(session.queue());
      selected.set(kept.filter(waiting::contains));
    }
  }

  /** The runs that wait, the next one first. */
  ObservableList<RunHandle> waiting() {
    return shown;
  }

  /** The one that is to be moved or taken out. */
  ObjectProperty<Optional<RunHandle>> selected() {
    return selected;
  }

  /** Whether the selected run can wait by so many places less or, when negative, more. */
  BooleanBinding canMove(int places) {
    return Bindings.createBooleanBinding(
        () -> {
          int place = place() - places;
          return place() >= 0 && place >= 0 && place < waiting.size();
        },
        selected,
        waiting);
  }

  BooleanBinding canRemove() {
    return Bindings.createBooleanBinding(() -> selected.get().isPresent(), selected);
  }

  private int place() {
    return selected.get().map(waiting::indexOf).orElse(-1);
  }

  /** Lets the selected run wait by so many places less or, when negative, more. */
  void move(int places) {
    selected.get().ifPresent(run -> moveTo(run, place() - places));
  }

  /** Moves a run to a place in the queue; 0 is next. */
  void moveTo(RunHandle run, int place) {
    selected.set(Optional.of(run));
    session.move(run, place);
  }

  /** Ends the selected run, which has not begun and can be resumed later. */
  void remove() {
    selected.get().ifPresent(run -> run.post(new RunCommand.Stop(RunCommand.When.NOW)));
  }

  /** What to call a run. */
  static String title(RunHandle run) {
    String prompt = run.spec().prompt();
    return prompt.isBlank() ? References.name(run.spec().model()) : prompt;
  }
}
