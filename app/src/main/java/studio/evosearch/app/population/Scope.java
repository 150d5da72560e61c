package studio.evosearch.app.population;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.run.RunReport.CandidateLine;

/** Which candidates are looked at. */
sealed interface Scope {
  /** The members of the generation on show, and what is in the making. */
  record Generation() implements Scope {}

  /** All there are so far. */
  record All() implements Scope {}

  /** One, and all it descends from. */
  record Ancestors(long of) implements Scope {}

  /** One, and all that descend from it. */
  record Descendants(long of) implements Scope {}

  /** Whether it is about one candidate of one run. */
  default boolean ofOne() {
    return this instanceof Ancestors || this instanceof Descendants;
  }

  /** Which of a roster's candidates are in it. */
  default Predicate<CandidateLine> within(Roster roster) {
    return switch (this) {
      case Generation _ -> {
        Set<Long> members =
            roster.moment().members().stream().map(CandidateLine::id).collect(Collectors.toSet());
        yield line -> roster.live(line.id()) || members.contains(line.id());
      }
      case All _ -> line -> true;
      case Ancestors scope -> {
        Set<Long> ancestors =
            Stream.iterate(
                    roster.line(scope.of()),
                    Optional::isPresent,
                    line -> line.flatMap(l -> parent(roster, l)))
                .map(line -> line.orElseThrow().id())
                .collect(Collectors.toSet());
        yield line -> ancestors.contains(line.id());
      }
      case Descendants scope -> {
        Set<Long> family = new HashSet<>(Set.of(scope.of()));
        // A parent's id is below its children's: one pass finds them all.
        for (CandidateLine line : roster.lines()) {
          line.parent().stream().filter(family::contains).forEach(p -> family.add(line.id()));
        }
        yield line -> family.contains(line.id());
      }
    };
  }

  private static Optional<CandidateLine> parent(Roster roster, CandidateLine line) {
    return line.parent().stream().boxed().findFirst().flatMap(roster::line);
  }
}
