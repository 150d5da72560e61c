package studio.evosearch.app.inspector;

import java.util.List;
import java.util.function.Predicate;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/**
 * A candidate's place by fitness among those that were denoised as far as it.
 *
 * @param place 1 for the best
 * @param among how many there are
 */
record Rank(int place, int among) {
  /** Its place among the candidates of its generation, elites aside. */
  static Rank inGeneration(Subject.Stored stored) {
    return of(stored, other -> other.generation() == stored.line().generation());
  }

  /** Its place among all candidates up to the generation on show. */
  static Rank inRun(Subject.Stored stored) {
    return of(stored, other -> true);
  }

  private static Rank of(Subject.Stored stored, Predicate<CandidateLine> counted) {
    CandidateLine line = stored.line();
    List<CandidateLine> all =
        stored.moment().candidates().stream()
            .filter(counted)
            .filter(other -> other.end() == line.end() && Double.isFinite(other.reward()))
            .toList();
    long better = all.stream().filter(other -> other.reward() > line.reward()).count();
    return new Rank((int) better + 1, all.size());
  }
}
