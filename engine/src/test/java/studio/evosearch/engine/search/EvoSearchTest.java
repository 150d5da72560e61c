package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EvoSearchTest {
  private static final EvoSearch PAPER =
      new EvoSearch(List.of(0, 20, 30, 40), List.of(12, 8, 8, 8, 8), 3, MutationOperator.PAPER);

  @Test
  void elitesCostNothing() {
    Scene scene = Scene.shuffled(50);
    assertEquals(1150, scene.run(PAPER));
    assertEquals(5, scene.rounds.size());
    assertEquals(
        List.of(12, 5, 5, 5, 5), scene.rounds.stream().map(r -> r.proposals().size()).toList());
  }

  @Test
  void plansTheNfeItSpends() {
    Scene scene = Scene.shuffled(50);
    long spent = 0;
    while (true) {
      assertEquals(1150, spent + PAPER.remainingNfe(scene.view()));
      var round = scene.step(PAPER);
      if (round.isEmpty()) {
        break;
      }
      spent += round.get().nfe();
    }
    assertEquals(1150, spent);
  }

  @Test
  void elitesAreTheBestOfTheWholeArchive() {
    Scene scene = new Scene(50, c -> c.round() == 0 ? 100 - c.id() : -c.id());
    scene.run(PAPER);
    for (Round round : scene.rounds.subList(1, 5)) {
      assertEquals(List.of(0L, 1L, 2L), round.elites());
    }
  }

  @Test
  void childrenStartFromTheScheduledStateOfTheirParents() {
    Scene scene = Scene.shuffled(50);
    scene.run(PAPER);
    for (Round round : scene.rounds.subList(1, 5)) {
      for (Proposal child : round.proposals()) {
        assertEquals(round.state(), child.from());
        Start.Mutated start = (Start.Mutated) child.start();
        assertTrue(scene.archive.get((int) start.parentId()).from() <= child.from());
        assertEquals(
            round.state() == 0 ? new Mutation.Blend(0.3) : new Mutation.Disturb(1),
            start.mutation());
      }
    }
  }

  @Test
  void pinnedAreElitesAndRejectedAreNeitherElitesNorParents() {
    Scene scene = new Scene(50, c -> -c.id());
    scene.step(PAPER);
    scene.controls = scene.controls.pin(11).reject(0).reject(1);
    Round next = PAPER.next(scene.view()).orElseThrow();
    assertEquals(List.of(11L, 2L, 3L), next.elites());
    for (int seed = 0; seed < 50; seed++) {
      scene.seed = seed;
      for (Proposal child : PAPER.next(scene.view()).orElseThrow().proposals()) {
        assertTrue(child.start().parent().orElseThrow() >= 2);
      }
    }
  }

  @Test
  void startsAfreshWhenEverythingIsRejected() {
    Scene scene = Scene.shuffled(50);
    scene.step(PAPER);
    for (long id = 0; id < 12; id++) {
      scene.controls = scene.controls.reject(id);
    }
    Round next = PAPER.next(scene.view()).orElseThrow();
    assertEquals(8, next.proposals().size());
    next.proposals().forEach(p -> assertEquals(new Proposal(new Start.Noise(), 0, 50), p));
  }

  @Test
  void quarantinedCandidatesAreNeverParents() {
    Scene scene = new Scene(50, c -> c.id() % 2 == 0 ? Double.NaN : c.id());
    scene.run(PAPER);
    scene.archive.forEach(c -> c.start().parent().ifPresent(p -> assertEquals(1, p % 2)));
    scene.rounds.forEach(r -> r.elites().forEach(e -> assertEquals(1, e % 2)));
  }

  @Test
  void aPopulationSetByHandAppliesToTheNextGeneration() {
    Scene scene = Scene.shuffled(50);
    scene.step(PAPER);
    scene.controls = scene.controls.withNextPopulation(OptionalInt.of(20));
    assertEquals(17, PAPER.next(scene.view()).orElseThrow().proposals().size());
    assertEquals(17 * 50 + 5 * 60, PAPER.remainingNfe(scene.view()));
  }

  @Test
  void aBranchKeepsItsStateOnceAndLeavesEarlierGenerationsOut() {
    Scene scene = Scene.shuffled(50);
    scene.branch = true;
    scene.rootState = 20;
    long nfe = scene.run(PAPER);
    Round first = scene.rounds.getFirst();
    assertEquals(new Proposal(new Start.Root(), 20, 50), first.proposals().getFirst());
    assertEquals(
        new Proposal(new Start.MutatedRoot(new Mutation.Disturb(1)), 20, 50),
        first.proposals().get(1));
    assertEquals(List.of(20, 20, 30, 40), scene.rounds.stream().map(Round::state).toList());
    assertEquals(12 * 30 + 5 * (30 + 20 + 10), nfe);
  }

  @Test
  void theSameViewGivesTheSameRound() {
    Scene one = Scene.shuffled(50);
    Scene two = Scene.shuffled(50);
    one.run(PAPER);
    two.run(PAPER);
    assertEquals(one.rounds, two.rounds);
    Scene other = Scene.shuffled(50);
    other.seed = 2;
    other.run(PAPER);
    assertFalse(one.rounds.equals(other.rounds));
  }

  @Test
  void aBudgetCutsTheRound() {
    Round round = PAPER.next(Scene.shuffled(50).view()).orElseThrow();
    assertEquals(3, round.within(199).proposals().size());
    assertEquals(0, round.within(49).proposals().size());
  }

  @Test
  void refusesSchedulesThatDoNotFit() {
    var lengths =
        assertThrows(
            IllegalArgumentException.class,
            () -> new EvoSearch(List.of(0), List.of(4), 3, MutationOperator.PAPER));
    assertEquals(
        "population schedule [4] needs one entry more than evolution schedule [0]",
        lengths.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new EvoSearch(List.of(20, 10), List.of(4, 4, 4), 3, MutationOperator.PAPER));
    assertThrows(IllegalArgumentException.class, () -> PAPER.check(40));
  }
}
