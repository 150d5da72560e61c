package studio.evosearch.app.inspector;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import studio.evosearch.app.session.Flight;
import studio.evosearch.app.session.Moment;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.search.Proposal;

/** What the inspector has before it. */
sealed interface Subject {
  /** Nothing is selected. */
  record Nothing() implements Subject {}

  /** A candidate that came after the generation on show. */
  record NotYet(long id) implements Subject {}

  /**
   * A candidate being denoised.
   *
   * @param moment the run as it is stored so far
   */
  record Flying(Path run, Moment moment, Flight flight, long id) implements Subject {
    /** What it will be. */
    Proposal proposal() {
      return flight.round().proposals().get((int) (id - flight.firstId()));
    }
  }

  /** A stored candidate. */
  record Stored(Path run, Moment moment, CandidateLine line) implements Subject {
    /** The candidate it came from, in the same run. */
    Optional<CandidateLine> parent() {
      return line.parent().stream().boxed().findFirst().flatMap(moment::candidate);
    }

    /** Whether it is the same candidate of the same run. */
    boolean same(Stored other) {
      return run.equals(other.run) && line.id() == other.line.id();
    }
  }

  /** What the candidate that has the focus is now. */
  static Subject of(
      Optional<Path> run, Optional<Moment> moment, Optional<Flight> flight, Optional<Long> focus) {
    if (run.isEmpty() || moment.isEmpty() || focus.isEmpty()) {
      return new Nothing();
    }
    long id = focus.get();
    Optional<CandidateLine> line = moment.get().candidate(id);
    if (line.isPresent()) {
      return new Stored(run.get(), moment.get(), line.get());
    }
    if (flight.isPresent() && flight.get().ids().anyMatch(flying -> flying == id)) {
      return new Flying(run.get(), moment.get(), flight.get(), id);
    }
    boolean later = id >= 0 && id < moment.get().report().candidates().size();
    return later ? new NotYet(id) : new Nothing();
  }

  /** The candidate's id; empty for nothing. */
  default OptionalLong candidate() {
    return switch (this) {
      case Nothing _ -> OptionalLong.empty();
      case NotYet s -> OptionalLong.of(s.id());
      case Flying s -> OptionalLong.of(s.id());
      case Stored s -> OptionalLong.of(s.line().id());
    };
  }

  /** The candidate where it is stored. */
  default Optional<Stored> stored() {
    return this instanceof Stored s ? Optional.of(s) : Optional.empty();
  }
}
