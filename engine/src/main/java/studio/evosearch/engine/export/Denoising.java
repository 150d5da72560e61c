package studio.evosearch.engine.export;

import java.util.SortedSet;
import java.util.TreeSet;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunStore;

/** A candidate's way out of the noise, as far as it was kept. */
public final class Denoising {
  private Denoising() {}

  /**
   * The state indices of which there is a picture: x0hat where a state was kept, and the
   * candidate's own at its end.
   *
   * @param candidate of the same run
   */
  public static SortedSet<Integer> states(RunStore store, CandidateLine candidate) {
    SortedSet<Integer> states = new TreeSet<>();
    store.candidates(store.spec().prompt()).stream()
        .filter(stored -> stored.id() == candidate.id())
        .forEach(stored -> states.addAll(store.keptStates(stored)));
    states.add(candidate.end());
    return states;
  }
}
