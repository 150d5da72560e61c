package studio.evosearch.app.inspector;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.PixelDifference;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Session;

/**
 * The picture the inspector shows large: the candidate's, what it was at a state, what it is
 * becoming, or how it differs from its parent's. On the FX thread.
 */
final class LargePicture {
  private final Session session;
  private final Pictures pictures;
  private final Tasks.Latest comparing;
  private final TrajectoryModel trajectory;
  private final BooleanProperty differing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Image>> image =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PixelDifference>> difference =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Subject subject = new Subject.Nothing();
  private Optional<Image> own = Optional.empty();

  LargePicture(Session session, Pictures pictures, Tasks tasks, TrajectoryModel trajectory) {
    this.session = session;
    this.pictures = pictures;
    this.comparing = tasks.latest();
    this.trajectory = trajectory;
    trajectory.position().subscribe(position -> refresh());
    trajectory.trajectory().subscribe(states -> refresh());
    trajectory.previews().addListener((MapChangeListener<KeptState, Image>) change -> refresh());
    session.previews().addListener((MapChangeListener<Long, Image>) change -> refresh());
    differing.subscribe(on -> compare());
  }

  /** The picture; empty until it is there. */
  ReadOnlyObjectProperty<Optional<Image>> image() {
    return image.getReadOnlyProperty();
  }

  /** Whether the difference to the parent's picture is wanted instead. */
  BooleanProperty differing() {
    return differing;
  }

  /** The difference that is shown; empty where none is wanted, or there is none. */
  ReadOnlyObjectProperty<Optional<PixelDifference>> difference() {
    return difference.getReadOnlyProperty();
  }

  /** The state the scrubber stands at, where it is not the candidate's end. */
  Optional<KeptState> scrubbed() {
    return subject.stored().flatMap(stored -> trajectory.at().filter(at -> !end(stored, at)));
  }

  /** Shows another candidate; nothing changes while it is the same. */
  void show(Subject shown) {
    boolean same =
        shown.stored().isPresent()
            && subject.stored().filter(shown.stored().get()::same).isPresent();
    subject = shown;
    if (same) {
      return;
    }
    own = Optional.empty();
    shown.stored().ifPresent(this::request);
    compare();
  }

  private static Pictures.Key key(Subject.Stored stored, long candidate) {
    return new Pictures.Key(stored.run(), candidate, 0);
  }

  private void request(Subject.Stored stored) {
    pictures.request(
        key(stored, stored.line().id()),
        () -> now(stored),
        picture -> {
          own = Optional.of(picture);
          refresh();
        });
  }

  private boolean now(Subject.Stored stored) {
    return subject.stored().filter(stored::same).isPresent();
  }

  private void refresh() {
    image.set(
        switch (subject) {
          case Subject.Nothing _ -> Optional.empty();
          case Subject.NotYet _ -> Optional.empty();
          case Subject.Flying s -> Optional.ofNullable(session.previews().get(s.id()));
          case Subject.Stored _ -> stored();
        });
  }

  private Optional<Image> stored() {
    Optional<KeptState> state = scrubbed();
    return state.isPresent()
        ? state.map(trajectory.previews()::get)
        : difference.get().map(PixelDifference::image).or(() -> own);
  }

  private static boolean end(Subject.Stored stored, KeptState at) {
    return at.state() == stored.line().end() && !at.inherited();
  }

  private void compare() {
    comparing.drop();
    difference.set(Optional.empty());
    refresh();
    if (!differing.get()) {
      return;
    }
    subject
        .stored()
        .ifPresent(stored -> stored.parent().ifPresent(parent -> request(stored, parent.id())));
  }

  private void request(Subject.Stored stored, long parent) {
    pictures.request(
        key(stored, stored.line().id()),
        () -> now(stored),
        own ->
            pictures.request(
                key(stored, parent), () -> now(stored), theirs -> compare(stored, own, theirs)));
  }

  private void compare(Subject.Stored stored, Image own, Image theirs) {
    comparing.run(
        () -> PixelDifference.between(own, theirs),
        found -> {
          if (now(stored) && differing.get()) {
            difference.set(found);
            refresh();
          }
        });
  }
}
