package studio.evosearch.app.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.fx.Thumbnail;
import studio.evosearch.app.fx.ThumbnailGrid;
import studio.evosearch.app.session.Flight;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Pictures;
import studio.evosearch.app.session.Selection;
import studio.evosearch.app.session.Session;
import studio.evosearch.app.session.Workbench;
import studio.evosearch.engine.search.Controls;

/**
 * Which candidates the grid shows and what is done with them. Choosing and sorting happen in the
 * background. A selected candidate stays in the grid when a newer generation takes the place of its
 * own, or when what is done with it makes the filter refuse it, until the selection moves on.
 */
final class PopulationViewModel implements ThumbnailGrid.Source {
  private final Session session;
  private final Pictures pictures;
  private final Tasks.Latest arranging;
  private final Looks looks = new Looks();
  private final Culling culling;
  private final List<Flight> flights = new ArrayList<>();
  private final ObjectProperty<Query> query = new SimpleObjectProperty<>(Query.START);
  private final ReadOnlyObjectWrapper<Optional<Sheet>> sheet =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  PopulationViewModel(Workbench bench) {
    this.session = bench.session();
    this.pictures = bench.pictures();
    this.culling = new Culling(session);
    this.arranging = bench.tasks().latest();
    session.moment().subscribe(this::momentChanged);
    session.flight().subscribe(this::flightChanged);
    session.selection().ids().subscribe(this::selectionChanged);
    query.subscribe(q -> arrange(Set.of()));
  }

  /** What is asked for. */
  ObjectProperty<Query> query() {
    return query;
  }

  /** What it can be sorted by. */
  List<Order> orders() {
    return sheet.get().map(s -> Order.all(s.roster().moment().report())).orElse(List.of());
  }

  /** What can be asked to be at least so much. */
  List<Order> figures() {
    return sheet.get().map(s -> Order.figures(s.roster().moment().report())).orElse(List.of());
  }

  /** What is shown; empty while there is no run, or while it is being read. */
  ReadOnlyObjectProperty<Optional<Sheet>> sheet() {
    return sheet.getReadOnlyProperty();
  }

  /** Whether something is selected that can be pinned, rejected or rated now. */
  ReadOnlyBooleanProperty canAct() {
    return culling.canAct();
  }

  /** Why there is nothing to see. */
  enum Nothing {
    NO_RUN,
    NOT_YET,
    REFUSED
  }

  /** Why there is nothing to see; empty where there is something. */
  Optional<Nothing> nothing() {
    if (sheet.get().filter(s -> !s.ids().isEmpty()).isPresent()) {
      return Optional.empty();
    }
    if (sheet.get().filter(s -> !s.roster().lines().isEmpty()).isPresent()) {
      return Optional.of(Nothing.REFUSED);
    }
    boolean begun = session.state().get().filter(state -> !state.ended()).isPresent();
    return Optional.of(begun ? Nothing.NOT_YET : Nothing.NO_RUN);
  }

  Selection selection() {
    return session.selection();
  }

  // --- what is shown

  private void momentChanged(Optional<Moment> now) {
    if (now.isEmpty()) {
      flights.clear();
      arranging.drop();
      sheet.set(Optional.empty());
      if (query.get().scope().ofOne()) {
        query.set(query.get().with(Query.START.scope()));
      }
    } else {
      Moment moment = now.get();
      boolean over = moment.report().runState().ended() && session.flight().get().isEmpty();
      flights.removeIf(f -> over || f.round().index() < moment.report().generations().size());
      query.set(query.get().fitting(moment.report()));
      arrange(selectedOnShow());
    }
  }

  /** A flight that has landed stays until the report has its candidates. */
  private void flightChanged(Optional<Flight> now) {
    if (now.isPresent()) {
      flights.removeIf(f -> f.round().index() >= now.get().round().index());
      flights.add(now.get());
      arrange(selectedOnShow());
    }
  }

  private void selectionChanged(Set<Long> selected) {
    boolean guestsLeave = sheet.get().filter(s -> !selected.containsAll(s.guests())).isPresent();
    if (guestsLeave) {
      arrange(selectedOnShow());
    }
  }

  /** Nobody is kept who would be there from another time of the run. */
  private Set<Long> selectedOnShow() {
    boolean following =
        session.moment().get().filter(m -> !m.past()).isPresent()
            && sheet.get().filter(s -> !s.roster().moment().past()).isPresent();
    return following
        ? selection().ids().get().stream()
            .filter(id -> sheet.get().orElseThrow().shows(id))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private void arrange(Set<Long> kept) {
    session
        .moment()
        .get()
        .ifPresent(moment -> {
          List<Flight> making = List.copyOf(flights);
          Controls controls = culling.controls(moment);
          Query asked = query.get();
          Optional<Sheet> before = sheet.get();
          arranging.run(
              () -> Sheet.of(new Roster(moment, making, controls), asked, kept, before),
              arranged -> sheet.set(Optional.of(arranged)));
        });
  }

  // --- for the cells

  @Override
  public Thumbnail look(long id) {
    return looks.of(sheet.get().orElseThrow(), id);
  }

  @Override
  public String tip(long id) {
    return looks.tip(sheet.get().orElseThrow().roster(), id);
  }

  /** The preview while a candidate is in the making, then its stored picture. */
  @Override
  public void picture(long id, int pixels, BooleanSupplier wanted, Consumer<Image> done) {
    if (sheet.get().filter(s -> s.roster().live(id)).isPresent()) {
      Optional.ofNullable(session.previews().get(id)).ifPresent(done);
    } else {
      session
          .folder()
          .get()
          .ifPresent(run -> pictures.request(new Pictures.Key(run, id, pixels), wanted, done));
    }
  }

  // --- acts

  /** Does it with every selected candidate, or takes it back where it is done with all of them. */
  void act(Act act) {
    culling.act(act);
    arrange(selectedOnShow());
  }

  /** Selects the candidate after the one that has the focus. */
  void goOn() {
    List<Long> ids = idsOnShow();
    int next = selection().focus().get().map(ids::indexOf).orElse(-1) + 1;
    if (next < ids.size()) {
      selection().select(ids.get(next));
    }
  }

  /** Selects all that are shown; what has the focus keeps it. */
  void selectAll() {
    List<Long> ids = new ArrayList<>(idsOnShow());
    selection()
        .focus()
        .get()
        .filter(ids::remove)
        .or(() -> ids.isEmpty() ? Optional.empty() : Optional.of(ids.removeFirst()))
        .ifPresent(ids::add);
    selection().select(ids);
  }

  private List<Long> idsOnShow() {
    return sheet.get().map(Sheet::ids).orElse(List.of());
  }

  /** Looks at others. */
  void look(Scope scope) {
    query.set(query.get().with(scope));
  }

  /** Looks at the family of the candidate that has the focus. */
  void lookAtFamily(LongFunction<Scope> family) {
    selection().focus().get().map(family::apply).ifPresent(this::look);
  }
}
