package studio.evosearch.app.population;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** The candidates on show, in their order, as a query asks for them. Compared by identity. */
final class Sheet {
  private final Roster roster;
  private final Query query;
  private final List<Long> ids;
  private final Set<Long> shown;
  private final Set<Long> guests;

  private Sheet(Roster roster, Query query, List<Long> ids, Set<Long> guests) {
    this.roster = roster;
    this.query = query;
    this.ids = ids;
    this.shown = new HashSet<>(ids);
    this.guests = guests;
  }

  /**
   * Chooses and sorts.
   *
   * @param kept shown wherever they exist, as guests where the query does not ask for them
   */
  static Sheet of(Roster roster, Query query, Set<Long> kept) {
    Predicate<CandidateLine> asked = query.admits(roster);
    Set<Long> guests = new HashSet<>();
    for (long id : kept) {
      roster.line(id).filter(asked.negate()).ifPresent(line -> guests.add(id));
    }
    List<CandidateLine> chosen =
        roster.lines().stream()
            .filter(line -> guests.contains(line.id()) || asked.test(line))
            .toList();
    return new Sheet(roster, query, query.sorted(roster, chosen), guests);
  }

  Roster roster() {
    return roster;
  }

  Query query() {
    return query;
  }

  List<Long> ids() {
    return ids;
  }

  boolean shows(long id) {
    return shown.contains(id);
  }

  /** Those that are there only because they were selected when others took their place. */
  Set<Long> guests() {
    return guests;
  }
}
