package studio.evosearch.engine.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a choice of candidates from being all of one family: descendants of one first candidate.
 */
final class Families {
  private final Lineage lineage;
  private final int limit;
  private final Map<Long, Integer> chosen = new HashMap<>();

  /**
   * @param limit how many of a family may be chosen, as long as there are others
   */
  Families(Lineage lineage, int limit) {
    this.lineage = lineage;
    this.limit = limit;
  }

  /** Those whose family is not at its limit; all where every family is. */
  List<Candidate> open(List<Candidate> pool) {
    List<Candidate> open = pool.stream().filter(this::isOpen).toList();
    return open.isEmpty() ? pool : open;
  }

  private boolean isOpen(Candidate candidate) {
    return chosen.getOrDefault(lineage.founder(candidate).id(), 0) < limit;
  }

  void add(Candidate candidate) {
    chosen.merge(lineage.founder(candidate).id(), 1, Integer::sum);
  }

  /**
   * Of candidates in their order, the first of families that are not at their limit; where they are
   * too few, the first of the others as well.
   */
  List<Candidate> choose(List<Candidate> ordered, int count) {
    List<Candidate> taken = new ArrayList<>();
    List<Candidate> passedOver = new ArrayList<>();
    for (Candidate candidate : ordered) {
      if (taken.size() < count && isOpen(candidate)) {
        taken.add(candidate);
        add(candidate);
      } else {
        passedOver.add(candidate);
      }
    }
    taken.addAll(passedOver.subList(0, Math.min(passedOver.size(), count - taken.size())));
    return taken;
  }
}
