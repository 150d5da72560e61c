package studio.evosearch.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;
import studio.evosearch.engine.search.Candidate;

/**
 * A state that was kept on the way to a candidate's picture.
 *
 * @param candidate whose state it is: the candidate's own, or an ancestor's before its start
 * @param state the state index
 * @param inherited whether it is an ancestor's
 */
record KeptState(long candidate, int state, boolean inherited) {
  /**
   * Reads which states were kept on a candidate's way from the run's root, ascending. In the
   * background.
   *
   * @throws studio.evosearch.engine.run.RunException when the run cannot be read
   */
  static List<KeptState> read(RunStore store, RunReport report, CandidateLine line) {
    List<KeptState> way = new ArrayList<>();
    int below = Integer.MAX_VALUE;
    Optional<CandidateLine> owner = Optional.of(line);
    while (owner.isPresent()) {
      CandidateLine one = owner.get();
      // One that started where its child did has nothing of its own before that.
      if (one.state() < below) {
        int end = below;
        store.keptStates(candidate(one)).reversed().stream()
            .filter(state -> state < end)
            .forEach(state -> way.addFirst(new KeptState(one.id(), state, one.id() != line.id())));
        below = one.state();
      }
      owner = parent(report, one);
    }
    return way;
  }

  private static Optional<CandidateLine> parent(RunReport report, CandidateLine line) {
    return line.parent().stream().mapToObj(id -> report.candidates().get((int) id)).findFirst();
  }

  private static Candidate candidate(CandidateLine line) {
    return new Candidate(
        line.id(), line.generation(), line.start(), line.state(), line.end(), line.rewards());
  }
}
