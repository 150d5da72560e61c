package studio.evosearch.app.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Notices;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;

/**
 * Up to four candidates to compare: those that were added, from whichever runs, then those that are
 * selected. On the FX thread.
 */
final class CompareViewModel {
  static final int MOST = 4;

  private static final Strings STRINGS = Strings.of(CompareViewModel.class);

  private final Session session;
  private final Pictures pictures;
  private final Notices notices;
  private final VideoLoop videos;
  private final ObservableList<Entry> added = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper leftOut = new ReadOnlyIntegerWrapper();
  private final ObservableMap<Pictures.Key, Image> images = FXCollections.observableHashMap();
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SIDE_BY_SIDE);
  private final IntegerProperty first = new SimpleIntegerProperty(0);
  private final IntegerProperty second = new SimpleIntegerProperty(1);

  CompareViewModel(Workbench bench) {
    this.session = bench.session();
    this.pictures = bench.pictures();
    this.notices = bench.notices();
    this.videos = new VideoLoop(this, bench.tasks());
    session.selection().ids().subscribe(ids -> refresh());
    session.moment().subscribe(moment -> refresh());
  }

  /** What is compared. */
  ReadOnlyObjectProperty<List<Entry>> entries() {
    return entries.getReadOnlyProperty();
  }

  /** How many selected candidates had no place. */
  ReadOnlyIntegerProperty leftOut() {
    return leftOut.getReadOnlyProperty();
  }

  /** Their pictures, as far as they are there. */
  ObservableMap<Pictures.Key, Image> images() {
    return images;
  }

  /** The videos among them. */
  VideoLoop videos() {
    return videos;
  }

  /** How they are to be held against each other. */
  ObjectProperty<Mode> mode() {
    return mode;
  }

  /** How they are: one alone is just shown. */
  ObjectBinding<Mode> shownMode() {
    return Bindings.createObjectBinding(
        () -> several().get() ? mode.get() : Mode.SIDE_BY_SIDE, mode, entries);
  }

  /** Whether there is anything to compare with. */
  BooleanBinding several() {
    return Bindings.createBooleanBinding(() -> entries.get().size() > 1, entries);
  }

  /** Which one is on the left of the slider, and which one the other is taken from. */
  IntegerProperty first() {
    return first;
  }

  /** Which one is on the right of the slider. */
  IntegerProperty second() {
    return second;
  }

  /** The two that are compared where only two can be. */
  Optional<List<Entry>> pair() {
    List<Entry> all = entries.get();
    boolean there = first.get() < all.size() && second.get() < all.size();
    return there && first.get() >= 0 && second.get() >= 0
        ? Optional.of(List.of(all.get(first.get()), all.get(second.get())))
        : Optional.empty();
  }

  /** Whether something selected can be added. */
  BooleanBinding canAdd() {
    return Bindings.createBooleanBinding(
        () -> !selected().isEmpty(), session.selection().ids(), session.moment());
  }

  /** Whether something was added. */
  BooleanBinding canClear() {
    return Bindings.isNotEmpty(added);
  }

  /** Whether it stays when the selection moves on. */
  boolean isAdded(Entry entry) {
    return added.stream().anyMatch(entry::same);
  }

  /** Adds what is selected, so that it stays when the selection moves on. */
  void add() {
    List<Entry> more = selected().stream().filter(Predicate.not(this::isAdded)).toList();
    int room = MOST - added.size();
    if (more.size() > room) {
      notices.warning(STRINGS.text("full", Numbers.count(MOST)));
      return;
    }
    added.addAll(more);
    notices.done(STRINGS.text("added", Numbers.count(added.size()), Numbers.count(MOST)));
    refresh();
  }

  /** Takes one out again. */
  void remove(Entry entry) {
    added.removeIf(entry::same);
    refresh();
  }

  /** Takes all out that were added. */
  void clear() {
    added.clear();
    refresh();
  }

  /** The selected candidates that are stored, in the order they were selected. */
  private List<Entry> selected() {
    return session.selection().ids().get().stream().flatMap(id -> entry(id).stream()).toList();
  }

  private Optional<Entry> entry(long id) {
    Optional<Path> run = session.folder().get();
    Optional<Moment> moment = session.moment().get();
    return moment.flatMap(
        m -> m.candidate(id).flatMap(line -> run.map(r -> Entry.of(r, m.report(), line))));
  }

  private void refresh() {
    // What a run says of its candidates changes: a new prompt, later elites.
    added.replaceAll(entry ->
        session
            .folder()
            .get()
            .filter(entry.run()::equals)
            .flatMap(r -> entry(entry.id()))
            .orElse(entry));
    List<Entry> all = new ArrayList<>(added);
    selected().stream().filter(Predicate.not(this::isAdded)).forEach(all::add);
    List<Entry> shown = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    leftOut.set(all.size() - shown.size());
    if (shown.equals(entries.get())) {
      return;
    }
    images.keySet().retainAll(shown.stream().map(Entry::picture).toList());
    entries.set(shown);
    first.set(0);
    second.set(Math.min(1, Math.max(0, shown.size() - 1)));
    shown.forEach(this::request);
  }

  private void request(Entry entry) {
    pictures.request(
        entry.picture(),
        () -> entries.get().stream().anyMatch(entry::same),
        image -> images.put(entry.picture(), image));
  }
}
