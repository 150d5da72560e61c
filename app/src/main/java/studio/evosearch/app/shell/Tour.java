package studio.evosearch.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Side;

/**
 * The first-run hints, one after another.
 *
 * @param <T> what a hint points at
 */
final class Tour<T> {
  /**
   * A hint.
   *
   * @param key of its texts
   * @param targets what it points at, by selectors of which the first that is there counts
   * @param side of the target where it is best shown
   * @param actions whose shortcuts its text names
   */
  record Hint(String key, List<String> targets, Side side, List<String> actions) {}

  /** A hint on show and what it points at; {@code number} counts from 1. */
  record Stop<T>(Hint hint, T target, int number) {}

  static final List<Hint> HINTS =
      List.of(
          new Hint("prompt", List.of("#setup-prompt", "#view-setup"), Side.RIGHT, List.of()),
          new Hint("run", List.of("#run-start"), Side.BOTTOM, List.of("run.start")),
          new Hint(
              "population",
              List.of("#view-population"),
              Side.BOTTOM,
              List.of("candidate.pin", "candidate.reject", "candidate.like")),
          new Hint("inspector", List.of("#view-inspector"), Side.LEFT, List.of()),
          new Hint("chart", List.of("#view-chart"), Side.TOP, List.of()),
          new Hint("find", List.of("#scrubber", "#menu-bar"), Side.TOP, List.of("app.palette")));

  private final Function<String, Optional<T>> look;
  private final Runnable seen;
  private final ReadOnlyObjectWrapper<Optional<Stop<T>>> stop =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<Stop<T>> stops = new ArrayList<>();

  /**
   * @param look finds what a selector names, when it is on the screen
   * @param seen told when a person has ended the tour, however far they went
   */
  Tour(Function<String, Optional<T>> look, Runnable seen) {
    this.look = look;
    this.seen = seen;
  }

  /** The hint on show. */
  ReadOnlyObjectProperty<Optional<Stop<T>>> stop() {
    return stop.getReadOnlyProperty();
  }

  /** Begins at the first hint; leaves out those whose target is not on the screen. */
  void start() {
    stops = new ArrayList<>();
    HINTS.forEach(hint ->
        hint.targets().stream()
            .flatMap(selector -> look.apply(selector).stream())
            .findFirst()
            .ifPresent(target -> stops.add(new Stop<>(hint, target, stops.size() + 1))));
    stop.set(stops.stream().findFirst());
  }

  /** How many hints there are. */
  int count() {
    return stops.size();
  }

  /** Goes to the next hint; after the last one the tour ends. */
  void next() {
    stop.get()
        .ifPresent(now -> {
          if (now.number() == count()) {
            end();
          } else {
            stop.set(Optional.of(stops.get(now.number())));
          }
        });
  }

  /** Goes on to a hint, unless the tour is there already, or further, or over. */
  void reach(String key) {
    stop.get()
        .flatMap(now ->
            stops.stream()
                .filter(later -> later.number() > now.number() && later.hint().key().equals(key))
                .findFirst())
        .ifPresent(later -> stop.set(Optional.of(later)));
  }

  void back() {
    stop.get()
        .filter(now -> now.number() > 1)
        .ifPresent(now -> stop.set(Optional.of(stops.get(now.number() - 2))));
  }

  /** Ends the tour, which does not begin by itself again. */
  void end() {
    if (stop.get().isPresent()) {
      stop.set(Optional.empty());
      seen.run();
    }
  }
}
