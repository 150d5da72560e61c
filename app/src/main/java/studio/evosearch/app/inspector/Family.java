package studio.evosearch.app.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A candidate's nearest kin up to the generation on show.
 *
 * @param parent the candidate it started from
 * @param siblings others that started from the same, the fittest first
 * @param children those that started from it, the fittest first
 */
record Family(Optional<Long> parent, List<Long> siblings, List<Long> children) {
  /** Nobody's. */
  static final Family NONE = new Family(Optional.empty(), List.of(), List.of());

  static Family of(Subject subject) {
    return switch (subject) {
      case Subject.Nothing _ -> NONE;
      case Subject.NotYet _ -> NONE;
      case Subject.Flying s -> of(s.moment().candidates(), s.id(), s.proposal().start().parent());
      case Subject.Stored s -> of(s.moment().candidates(), s.line().id(), s.line().parent());
    };
  }

  private static Family of(List<CandidateLine> all, long id, OptionalLong parent) {
    return new Family(
        parent.stream().boxed().findFirst(),
        parent.isPresent() ? from(all, parent.getAsLong(), id) : List.of(),
        from(all, id, id));
  }

  private static List<Long> from(List<CandidateLine> all, long parent, long except) {
    return all.stream()
        .filter(c -> c.parent().isPresent() && c.parent().getAsLong() == parent)
        .filter(c -> c.id() != except)
        .sorted(Comparator.comparingDouble(Family::unfitness))
        .map(CandidateLine::id)
        .toList();
  }

  /** Small for the fittest, greatest for those without a fitness. */
  private static double unfitness(CandidateLine line) {
    return -line.reward();
  }
}
