package studio.evosearch.app.population;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
   * Chooses and sorts: the stored ones, then those in the making by id, so that none moves before
   * it is judged. As long as no generation comes and the query stays the same, who is there keeps
   * the place, whatever a liking does to the fitness.
   *
   * @param kept shown wherever they exist, as guests where the query does not ask for them
   * @param before what was on show
   */
  static Sheet of(Roster roster, Query query, Set<Long> kept, Optional<Sheet> before) {
    Predicate<CandidateLine> asked = query.admits(roster);
    Set<Long> guests = new HashSet<>();
    for (long id : kept) {
      roster.line(id).filter(asked.negate()).ifPresent(line -> guests.add(id));
    }
    Map<Long, Integer> places = new HashMap<>();
    before
        .filter(sheet -> sheet.query.equals(query) && sheet.roster.sameGenerations(roster))
        .ifPresent(sheet -> sheet.ids.forEach(id -> places.put(id, places.size())));
    Comparator<CandidateLine> order =
        Comparator.<CandidateLine>comparingInt(
                line -> places.getOrDefault(line.id(), Integer.MAX_VALUE))
            .thenComparing(query.order().comparator(query.reversed()));
    List<CandidateLine> chosen =
        roster.lines().stream()
            .filter(line -> guests.contains(line.id()) || asked.test(line))
            .toList();
    List<Long> ids =
        Stream.concat(
                chosen.stream().filter(line -> !roster.live(line.id())).sorted(order),
                chosen.stream().filter(line -> roster.live(line.id())))
            .map(CandidateLine::id)
            .toList();
    return new Sheet(roster, query, ids, guests);
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
