package studio.evosearch.app.population;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Which candidates are shown, in which order. */
record Query(Scope scope, Order order, boolean reversed, Filter filter) {
  static final Query START =
      new Query(new Scope.Generation(), new Order.Fitness(), false, Filter.NONE);

  Query with(Scope value) {
    return new Query(value, order, reversed, filter);
  }

  Query with(Order value) {
    return new Query(scope, value, reversed, filter);
  }

  Query with(Filter value) {
    return new Query(scope, order, reversed, value);
  }

  Query withReversed(boolean value) {
    return new Query(scope, order, value, filter);
  }

  /**
   * The candidates to show: the stored ones in their order, then those in the making by id, so that
   * none moves before it is judged.
   *
   * @param kept shown in any case where they exist
   */
  List<Long> ids(Roster roster, Set<Long> kept) {
    Predicate<CandidateLine> within = scope.within(roster);
    Comparator<CandidateLine> stable =
        Comparator.<CandidateLine, Boolean>comparing(line -> roster.live(line.id()))
            .thenComparing((a, b) ->
                roster.live(a.id())
                    ? Long.compare(a.id(), b.id())
                    : order.comparator(reversed).compare(a, b));
    return roster.lines().stream()
        .filter(line ->
            kept.contains(line.id())
                || (within.test(line) && filter.passes(line, roster.marks(line.id()))))
        .sorted(stable)
        .map(CandidateLine::id)
        .toList();
  }
}
