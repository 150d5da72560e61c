package studio.evosearch.app.latents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Selection;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.export.MapFigure.Colouring;

/** A map with the selection and the generation on show, and what a person does with it. */
final class LatentsViewModel {
  private final Session session;
  private final Selection selection;
  private final MapModel maps;
  private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(Colouring.REWARD);
  private final BooleanProperty links = new SimpleBooleanProperty(true);
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<MapLook>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  LatentsViewModel(Workbench bench) {
    session = bench.session();
    selection = session.selection();
    maps = new MapModel(bench);
    maps.made().subscribe(made -> update());
    session.moment().subscribe(moment -> update());
    selection.ids().subscribe(ids -> update());
    selection.focus().subscribe(focus -> update());
    colouring.subscribe(chosen -> update());
    links.subscribe(wanted -> update());
    session.folder().subscribe(folder -> playing.set(false));
    playing.subscribe(this::begin);
  }

  /** The maps of the run on show. */
  MapModel maps() {
    return maps;
  }

  /** What is painted; empty while there is no map. */
  ReadOnlyObjectProperty<Optional<MapLook>> look() {
    return look.getReadOnlyProperty();
  }

  /** What points' colours say. */
  ObjectProperty<Colouring> colouring() {
    return colouring;
  }

  /** Whether there is a line from each child to its parent. */
  BooleanProperty links() {
    return links;
  }

  private void update() {
    Optional<Moment> moment = session.moment().get();
    look.set(
        moment.flatMap(
            m -> maps.plot().map(p -> MapLook.of(p, m, selection, colouring.get(), links.get()))));
  }

  // --- time

  /** Whether the generations are being shown one after another. */
  BooleanProperty playing() {
    return playing;
  }

  private void begin(boolean play) {
    if (play && session.moment().get().filter(Moment::past).isEmpty()) {
      session.scrub(0);
    }
  }

  /** While playing: shows the next generation; ends at the newest. */
  void advance() {
    Optional<Moment> past = session.moment().get().filter(Moment::past);
    past.ifPresent(m -> session.scrub(m.generation() + 1));
    if (session.moment().get().filter(Moment::past).isEmpty()) {
      playing.set(false);
    }
  }

  // --- selecting

  /**
   * The point at a place of the plane.
   *
   * @param reach how far from its middle it is still pointed at, in units of the plane
   */
  OptionalInt at(double x, double y, double reach) {
    return look.get()
        .map(l -> l.plot().nearest(x, y, l.shown(), reach))
        .orElse(OptionalInt.empty());
  }

  /** Selects a point alone, or, to toggle, beside others; none to select nothing. */
  void click(OptionalInt point, boolean toggle) {
    if (point.isPresent() && look.get().isPresent()) {
      long id = look.get().get().plot().id(point.getAsInt());
      if (toggle) {
        selection.toggle(id);
      } else {
        selection.select(id);
      }
    } else if (!toggle) {
      selection.clear();
    }
  }

  /**
   * Selects what a lasso holds; the fittest has the focus.
   *
   * @param more beside what is selected
   */
  void select(Lasso lasso, boolean more) {
    look.get()
        .ifPresent(l -> {
          Set<Long> ids = new LinkedHashSet<>(more ? selection.ids().get() : Set.of());
          IntStream.range(0, l.plot().size())
              .map(l.plot()::byFitness)
              .filter(l::there)
              .filter(p -> lasso.holds(l.plot().x(p), l.plot().y(p)))
              .mapToObj(l.plot()::id)
              .forEach(id -> {
                ids.remove(id);
                ids.add(id);
              });
          selection.select(new ArrayList<>(ids));
        });
  }

  /** Selects all that is on show; what had the focus keeps it. */
  void selectAll() {
    look.get()
        .ifPresent(l -> {
          List<Long> ids = new ArrayList<>();
          IntStream.range(0, l.shown()).mapToObj(l.plot()::id).forEach(ids::add);
          selection.focus().get().filter(ids::remove).ifPresent(ids::add);
          selection.select(ids);
        });
  }
}
