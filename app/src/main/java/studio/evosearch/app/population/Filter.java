package studio.evosearch.app.population;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * What candidates must be to be shown.
 *
 * @param least the least figure they need
 * @param marks they need one of these; empty when they need none
 * @param notRejected whether rejected ones are left out
 * @param from the first generation
 * @param to the last generation
 */
record Filter(
    Optional<Least> least, Set<Mark> marks, boolean notRejected, OptionalInt from, OptionalInt to) {
  static final Filter NONE =
      new Filter(Optional.empty(), Set.of(), false, OptionalInt.empty(), OptionalInt.empty());

  /** At least so much of fitness or of a reward. */
  record Least(Order of, double value) {}

  Filter {
    marks = Set.copyOf(marks);
  }

  Filter with(Optional<Least> value) {
    return new Filter(value, marks, notRejected, from, to);
  }

  /** How many conditions it has. */
  int conditions() {
    return (least.isPresent() ? 1 : 0)
        + (marks.isEmpty() ? 0 : 1)
        + (notRejected ? 1 : 0)
        + (from.isPresent() || to.isPresent() ? 1 : 0);
  }

  boolean passes(CandidateLine line, Set<Mark> marked) {
    return least.stream().allMatch(l -> l.of().figure(line) >= l.value())
        && (marks.isEmpty() || marks.stream().anyMatch(marked::contains))
        && !(notRejected && marked.contains(Mark.REJECTED))
        && line.generation() >= from.orElse(0)
        && line.generation() <= to.orElse(Integer.MAX_VALUE);
  }
}
