package studio.evosearch.engine.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Follows candidates back along the trajectory they are a part of. */
record Lineage(List<Candidate> archive) {
  /**
   * The candidate that took a candidate's own trajectory through a state: itself, or one that it
   * went on from unchanged. Empty where the trajectory began later.
   */
  Optional<Candidate> holder(Candidate candidate, int s) {
    Candidate at = candidate;
    while (at.from() > s) {
      if (!(at.start() instanceof Start.Particle start)) {
        return Optional.empty();
      }
      at = archive.get((int) start.parentId());
    }
    return Optional.of(at);
  }

  /** The candidate that a candidate's line begins with: one of fresh noise, or of the root. */
  Candidate founder(Candidate candidate) {
    Candidate at = candidate;
    for (OptionalLong parent = at.start().parent();
        parent.isPresent();
        parent = at.start().parent()) {
      at = archive.get((int) parent.getAsLong());
    }
    return at;
  }
}
