package studio.evosearch.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TourTest {
  private final List<String> seen = new ArrayList<>();

  private Tour<String> tour(Set<String> there) {
    Tour<String> tour =
        new Tour<>(
            selector -> Optional.of(selector).filter(there::contains), () -> seen.add("seen"));
    tour.start();
    return tour;
  }

  private static String at(Tour<String> tour) {
    return tour.stop().get().map(s -> s.number() + " " + s.target()).orElse("over");
  }

  @Test
  void hintsWhoseTargetIsNotThereAreLeftOut() {
    Tour<String> tour = tour(Set.of("#run-start", "#menu-bar"));
    assertEquals(2, tour.count());
    assertEquals("1 #run-start", at(tour));
    tour.next();
    assertEquals("2 #menu-bar", at(tour));
    tour.back();
    assertEquals("1 #run-start", at(tour));
  }

  @Test
  void theFirstTargetThatIsThereCounts() {
    Tour<String> tour = tour(Set.of("#scrubber", "#menu-bar"));
    assertEquals("1 #scrubber", at(tour));
  }

  @Test
  void whatAPersonHasDoneByThemselvesIsNotExplained() {
    Tour<String> tour =
        tour(Set.of("#setup-prompt", "#run-start", "#view-population", "#scrubber"));
    tour.reach("population");
    assertEquals("3 #view-population", at(tour));
    tour.next();
    tour.reach("population");
    assertEquals("4 #scrubber", at(tour), "never back");
    tour.end();
    tour.reach("population");
    assertEquals("over", at(tour));
  }

  @Test
  void theTourIsSeenOnceItIsOver() {
    Tour<String> tour = tour(Set.of("#run-start", "#menu-bar"));
    tour.next();
    assertEquals(List.of(), seen);
    tour.next();
    assertEquals("over", at(tour));
    tour.end();
    assertEquals(List.of("seen"), seen);
  }

  @Test
  void aTourWithNothingToPointAtIsOverAtOnce() {
    assertEquals("over", at(tour(Set.of())));
  }
}
