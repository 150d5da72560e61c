package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final Screening HALVES = new Screening(List.of(16, 8, 12), 0.5);

  private static final EvoSearch SEARCH =
      new EvoSearch(
          List.of(4, 8),
          List.of(9, 7, 7),
          3,
          MutationOperator.PAPER,
          Optional.of(HALVES),
          OptionalDouble.empty());

  @Test
  void whatIsGivenUpIsNotPaidFor() {
    assertEquals(List.of(8, 12, 16, 20), HALVES.stops(0, 20));
    assertEquals(List.of(12, 16, 20), HALVES.stops(8, 20));
    assertEquals(List.of(20), HALVES.stops(16, 20));
    // Nine to state 8, five to 12, three to 16, two to the end.
    assertEquals(9 * 8 + 5 * 4 + 3 * 4 + 2 * 4, HALVES.nfe(9, 0, 20));
    assertEquals(9, HALVES.affordable(HALVES.nfe(9, 0, 20), 0, 20));
    assertEquals(8, HALVES.affordable(HALVES.nfe(9, 0, 20) - 1, 0, 20));
    assertEquals(20 * 9, Screening.NONE.nfe(9, 0, 20));
  }

  @Test
  void theMostPromisingGoOnFromWhereTheyStand() {
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 2, 1);
    scene.run(SEARCH);
    assertEquals(
        List.of(9, 5, 3, 2, 5, 3, 2, 1, 5, 3, 2),
        scene.rounds.stream().map(r -> r.proposals().size()).toList());
    for (Round round : scene.rounds) {
      List<Candidate> before =
          scene.archive.stream().filter(c -> c.round() == round.index() - 1).toList();
      List<Candidate> best = before.stream().sorted(scene.view().bestFirst()).toList();
      for (int i = 0; i < round.proposals().size(); i++) {
        Proposal p = round.proposals().get(i);
        if (p.start() instanceof Start.Particle start) {
          assertEquals(best.get(i).id(), start.parentId());
          assertEquals(best.get(i).to(), p.from());
        }
      }
    }
  }

  @Test
  void whereFewerComeToAnEndThanElitesAreWantedTheCostIsAsPlanned() {
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 4, 1);
    long planned = SEARCH.remainingNfe(scene.view());
    assertEquals(planned, scene.run(SEARCH));
    assertEquals(
        List.of(9, 5, 3, 2, 3, 2, 1, 1, 3, 2, 1),
        scene.rounds.stream().map(r -> r.proposals().size()).toList());
  }

  @Test
  void parentsAreTheEndsOfTrajectoriesAndTheirStatesAreLookedUpAlongThem() {
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 2, 1);
    scene.run(SEARCH);
    int children = 0;
    for (Round round : scene.rounds) {
      for (Proposal p : round.proposals()) {
        if (p.start() instanceof Start.Mutated start) {
          Candidate holder = scene.archive.get((int) start.parentId());
          assertTrue(holder.from() <= p.from() && p.from() <= holder.to(), holder.toString());
          assertTrue(reachesTheEnd(holder, scene), "a parent that was given up");
          children++;
        }
      }
      for (long elite : round.elites()) {
        assertEquals(20, scene.archive.get((int) elite).to());
      }
    }
    assertEquals(10, children);
  }

  private static boolean reachesTheEnd(Candidate candidate, Scene scene) {
    return candidate.to() == 20
        || scene.archive.stream()
            .filter(c -> c.start().equals(new Start.Particle(candidate.id(), false)))
            .anyMatch(c -> reachesTheEnd(c, scene));
  }

  @Test
  void plansTheNfeItSpends() {
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 2, 1);
    long planned = SEARCH.remainingNfe(scene.view());
    long spent = 0;
    while (true) {
      assertEquals(planned, spent + SEARCH.remainingNfe(scene.view()));
      Optional<Round> round = scene.step(SEARCH);
      if (round.isEmpty()) {
        break;
      }
      spent += round.get().nfe();
    }
    assertEquals(planned, spent);
  }

  @Test
  void noFamilyTakesMoreThanItsShare() {
    EvoSearch shared =
        new EvoSearch(
            List.of(4, 8),
            List.of(9, 8, 8),
            9,
            MutationOperator.PAPER,
            Optional.of(new Screening(List.of(12), 0.6)),
            OptionalDouble.of(0.5));
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 2, 1);
    scene.run(shared);
    for (Round round : scene.rounds.subList(2, scene.rounds.size())) {
      Map<Long, Long> families =
          scene.archive.stream()
              .filter(c -> c.round() == round.index())
              .map(c -> new Lineage(scene.archive).founder(c).id())
              .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
      int size = round.proposals().size();
      assertTrue(families.size() > 1, families.toString());
      families.values().forEach(n -> assertTrue(n <= (size + 1) / 2, families.toString()));
    }
    // Without a limit, a tournament of all gives every place to the best.
    Scene free = Scene.shuffled(20);
    free.controls = scene.controls;
    free.run(new EvoSearch(List.of(4, 8), List.of(9, 8, 8), 99, MutationOperator.PAPER));
    assertEquals(
        1, free.rounds.getLast().proposals().stream().map(Proposal::start).distinct().count());
  }

  @Test
  void aPopulationSetByHandIsThatOfTheGenerationThatBeginsNext() {
    Scene scene = Scene.shuffled(20);
    scene.controls = new Controls(0.3, 1, 2, OptionalInt.of(4), Set.of(), Set.of(), Map.of(), 1);
    assertEquals(4, scene.step(SEARCH).orElseThrow().proposals().size());
    assertEquals(2, scene.step(SEARCH).orElseThrow().proposals().size());
  }

  @Test
  void sizesForABudgetCountWhatScreeningSaves() {
    List<Integer> states = List.of(4, 8);
    List<Integer> sizes = Defaults.populationSchedule(states, 20, 0, 2, 500, 0.5, HALVES);
    EvoSearch method =
        new EvoSearch(
            states, sizes, 3, MutationOperator.PAPER, Optional.of(HALVES), OptionalDouble.empty());
    Scene scene = Scene.shuffled(20);
    scene.controls = Controls.of(0.3, 1, 2, 1);
    long spent = scene.run(method);
    assertTrue(spent > 480 && spent <= 500, sizes + " spend " + spent);
    long first = HALVES.nfe(sizes.getFirst(), 0, 20);
    assertTrue(first > 230 && first < 280, sizes + " begin with " + first);
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new Screening(List.of(0), 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Screening(List.of(4), 0));
    assertThrows(IllegalArgumentException.class, () -> new Screening(List.of(4), 1.1));
    assertThrows(IllegalArgumentException.class, () -> SEARCH.check(16));
  }
}
