package studio.evosearch.app.lineage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import studio.evosearch.app.fx.Numbers;
import studio.evosearch.app.fx.Strings;
import studio.evosearch.app.fx.Tasks;
import studio.evosearch.app.lineage.EdgeKind.Colouring;
import studio.evosearch.app.session.Flight;
import studio.evosearch.app.session.Moment;
import studio.evosearch.app.session.Selection;
import studio.evosearch.app.session.Session;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** The forest of the run on show, laid out in the background, and moves in it. */
final class LineageViewModel {
  private static final Strings STRINGS = Strings.of(LineageViewModel.class);

  private final Session session;
  private final Selection selection;
  private final Tasks.Latest layouts;
  private final ReadOnlyObjectWrapper<Optional<LineagePlot>> plot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Colouring> colouring =
      new SimpleObjectProperty<>(Colouring.MUTATION);
  private final ObjectProperty<Set<EdgeKind>> faded = new SimpleObjectProperty<>(Set.of());

  /** What the newest layout, under way or done, is of. */
  private List<CandidateLine> candidates = List.of();

  private Optional<Flight> flight = Optional.empty();

  LineageViewModel(Session session, Tasks tasks) {
    this.session = session;
    this.selection = session.selection();
    this.layouts = tasks.latest();
    session.moment().subscribe(moment -> arrange());
    session.flight().subscribe(flying -> arrange());
    selection.ids().subscribe(ids -> update());
    selection.focus().subscribe(focused -> update());
    colouring.subscribe(chosen -> update());
    faded.subscribe(kinds -> update());
  }

  /** The forest as it was laid out last; empty when no run is on show. */
  ReadOnlyObjectProperty<Optional<LineagePlot>> plot() {
    return plot.getReadOnlyProperty();
  }

  /** What is painted. */
  ReadOnlyObjectProperty<Optional<Look>> look() {
    return look.getReadOnlyProperty();
  }

  /** What edges' colours say. */
  ObjectProperty<Colouring> colouring() {
    return colouring;
  }

  /** Shows edges of a kind clearly, or hardly at all. */
  void fade(EdgeKind kind, boolean fade) {
    Set<EdgeKind> changed = EnumSet.of(kind);
    changed.addAll(faded.get());
    if (!fade) {
      changed.remove(kind);
    }
    faded.set(Set.copyOf(changed));
  }

  /**
   * Lays the forest out anew when it has changed. It is that of the whole run also while a past
   * generation is on show, so that nothing moves under the scrubber.
   */
  private void arrange() {
    Optional<Moment> moment = session.moment().get();
    List<CandidateLine> wanted = moment.map(m -> m.report().candidates()).orElse(List.of());
    // A generation that starts is planned on candidates that may not have been read yet.
    Optional<Flight> flying =
        moment.isEmpty()
            ? Optional.empty()
            : session.flight().get().filter(f -> f.firstId() == wanted.size());
    if (moment.isEmpty()) {
      layouts.drop();
      arranged(wanted, flying, Optional.empty());
    } else if (!wanted.equals(candidates) || !flying.equals(flight)) {
      candidates = wanted;
      flight = flying;
      layouts.run(
          () -> LineagePlot.of(wanted, flying),
          laid -> arranged(wanted, flying, Optional.of(laid)));
    } else {
      update();
    }
  }

  private void arranged(
      List<CandidateLine> of, Optional<Flight> flying, Optional<LineagePlot> laid) {
    candidates = of;
    flight = flying;
    plot.set(laid.filter(p -> p.size() > 0));
    update();
  }

  private void update() {
    Optional<Moment> moment = session.moment().get();
    look.set(
        moment.flatMap(
            m -> plot.get().map(p -> Look.of(p, m, selection, colouring.get(), faded.get()))));
  }

  // --- pointing

  /**
   * The node at a point of the plane.
   *
   * @param reachX how far from its middle a node still is pointed at, in units of the plane
   * @param reachY so too, at most half a row
   */
  OptionalInt at(double x, double y, double reachX, double reachY) {
    int row = (int) Math.round(y);
    if (Math.abs(y - row) > reachY) {
      return OptionalInt.empty();
    }
    return look.get()
        .map(l -> l.plot().layout().nearest(row, x, reachX))
        .orElse(OptionalInt.empty());
  }

  /** Selects a node alone, or, to toggle, beside others; none when it cannot be selected. */
  void click(OptionalInt node, boolean toggle) {
    if (node.isEmpty()) {
      if (!toggle) {
        selection.clear();
      }
    } else if (selectable(node.getAsInt())) {
      if (toggle) {
        selection.toggle(node.getAsInt());
      } else {
        selection.select(node.getAsInt());
      }
    }
  }

  private boolean selectable(int node) {
    return look.get().filter(l -> l.selectable(node)).isPresent();
  }

  /** The node that has the focus. */
  OptionalInt focus() {
    return look.get().map(Look::focus).orElse(OptionalInt.empty());
  }

  // --- moves

  /** Goes from the node that has the focus to another, which it returns; from none to the best. */
  OptionalInt go(Step step) {
    OptionalInt next =
        look.get()
            .map(l ->
                l.focus().isPresent()
                    ? step.from(l.focus().getAsInt(), l.plot().layout())
                    : entry(l))
            .orElse(OptionalInt.empty());
    if (next.isPresent() && selectable(next.getAsInt())) {
      selection.select(next.getAsInt());
      return next;
    }
    return OptionalInt.empty();
  }

  private static OptionalInt entry(Look look) {
    return look.marks().best().isPresent() ? look.marks().best() : OptionalInt.of(0);
  }

  /** Selects all that the selection descends from as well; the focus stays. */
  void selectAncestors() {
    look.get()
        .ifPresent(l -> {
          List<Long> ids = new ArrayList<>();
          l.plot().forest().withAncestors(l.selected()).stream()
              .forEach(node -> ids.add((long) node));
          List<Long> focused = selection.focus().get().stream().toList();
          ids.removeAll(focused);
          ids.addAll(focused);
          selection.select(ids);
        });
  }

  // --- words

  /** What there is to say about a node, in lines. */
  String description(int node) {
    return look.get().map(l -> String.join("\n", Descriptions.of(l, node))).orElse("");
  }

  /** What is on show, and what has the focus, for people who do not see it. */
  String spoken() {
    return look.get()
        .map(l -> {
          String forest =
              STRINGS.text(
                  "spoken",
                  Numbers.count(l.plot().stored()),
                  Numbers.count(l.plot().layout().rows()));
          return l.focus().isEmpty()
              ? forest
              : forest + " " + String.join(". ", Descriptions.of(l, l.focus().getAsInt()));
        })
        .orElse(STRINGS.text("empty"));
  }
}
