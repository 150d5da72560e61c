package studio.evosearch.app.population;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.evosearch.engine.run.RunReport;
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

  /** As far as it makes sense for a run: its rewards may be others. */
  Query fitting(RunReport report) {
    List<Order> there = Order.all(report);
    Filter fitting =
        filter.least().stream().allMatch(l -> there.contains(l.of()))
            ? filter
            : filter.with(Optional.empty());
    return new Query(scope, there.contains(order) ? order : START.order, reversed, fitting);
  }

  /** Which of a roster's candidates are asked for. */
  Predicate<CandidateLine> admits(Roster roster) {
    Predicate<CandidateLine> within = scope.within(roster);
    return line -> within.test(line) && filter.passes(line, roster.marks(line.id()));
  }
}
