package studio.evosearch.app.population;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.evosearch.app.session.Flight;
import studio.evosearch.app.session.Moment;
import studio.evosearch.engine.run.RunReport.CandidateLine;
import studio.evosearch.engine.run.RunReport.GenerationLine;
import studio.evosearch.engine.search.Controls;
import studio.evosearch.engine.search.Proposal;

/**
 * Every candidate there is to see: the stored ones and, while the newest generation is followed,
 * those in the making. Compared by identity.
 */
final class Roster {
  private final Moment moment;
  private final Controls controls;
  private final List<CandidateLine> lines;
  private final Set<Long> elites = new HashSet<>();
  private final int stored;

  /**
   * @param flights generations in the making that are not in the report yet, in order
   * @param controls what marks candidates
   */
  Roster(Moment moment, List<Flight> flights, Controls controls) {
    this.moment = moment;
    this.controls = controls;
    this.lines = new ArrayList<>(moment.candidates());
    this.stored = lines.size();
    moment.shown().map(GenerationLine::elites).ifPresent(elites::addAll);
    if (!moment.past()) {
      for (Flight flight : flights) {
        elites.addAll(flight.round().elites());
        flight.round().proposals().forEach(p -> lines.add(inTheMaking(flight, p)));
      }
    }
  }

  private CandidateLine inTheMaking(Flight flight, Proposal proposal) {
    return new CandidateLine(
        lines.size(),
        proposal.start().parent(),
        flight.round().index(),
        proposal.from(),
        proposal.to(),
        proposal.start().getClass().getSimpleName(),
        Double.NaN,
        Map.of(),
        proposal.start(),
        proposal.nfe());
  }

  Moment moment() {
    return moment;
  }

  /** Whether another shows the same generation of the same run, and no newer one has come. */
  boolean sameGenerations(Roster other) {
    return moment.generation() == other.moment.generation() && stored == other.stored;
  }

  /** All of them; the index is the id. */
  List<CandidateLine> lines() {
    return lines;
  }

  Optional<CandidateLine> line(long id) {
    return id >= 0 && id < lines.size() ? Optional.of(lines.get((int) id)) : Optional.empty();
  }

  /** Whether it is denoised and judged only now. */
  boolean live(long id) {
    return id >= stored;
  }

  /** Whether it has come to its end without a fitness. */
  boolean quarantined(CandidateLine line) {
    return !live(line.id()) && Double.isNaN(line.reward());
  }

  Set<Mark> marks(long id) {
    EnumSet<Mark> marks = Mark.given(controls, id);
    if (elites.contains(id)) {
      marks.add(Mark.ELITE);
    }
    return marks;
  }
}
