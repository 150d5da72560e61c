package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSearchTest {
  @Test
  void bestOfNIsSoManyFullTrajectories() {
    Scene scene = Scene.shuffled(30);
    assertEquals(300, new BestOfN(10, 4).remainingNfe(scene.view()));
    assertEquals(300, scene.run(new BestOfN(10, 4)));
    assertEquals(List.of(4, 4, 2), scene.rounds.stream().map(r -> r.proposals().size()).toList());
    scene.archive.forEach(c -> assertEquals(new Start.Noise(), c.start()));
  }

  @Test
  void zeroOrderMovesItsPivotToABetterNeighbour() {
    ZeroOrder method = new ZeroOrder(9, 4, 0.5, 2);
    Scene scene = new Scene(30, c -> c.id() == 3 ? 5 : c.id() == 0 ? 1 : 0);
    assertEquals(270, scene.run(method));
    assertEquals(List.of(1, 4, 4), scene.rounds.stream().map(r -> r.proposals().size()).toList());
    for (Candidate c : scene.archive) {
      long pivot = c.round() == 1 ? 0 : 3;
      Start expected =
          c.round() == 0 ? new Start.Noise() : new Start.Mutated(pivot, new Mutation.Rotate(0.5));
      assertEquals(expected, c.start());
    }
  }

  @Test
  void zeroOrderReplacesAStalledPivotByFreshNoise() {
    ZeroOrder method = new ZeroOrder(12, 2, 0.5, 2);
    Scene scene = new Scene(30, c -> -c.id());
    scene.run(method);
    assertEquals(
        List.of(1, 2, 2, 1, 2, 2, 1, 1),
        scene.rounds.stream().map(r -> r.proposals().size()).toList());
    assertEquals(new Start.Noise(), scene.archive.get(5).start());
    assertEquals(5, scene.archive.get(6).start().parent().orElseThrow());
  }

  @Test
  void zeroOrderTakesAPinnedCandidateAsPivot() {
    ZeroOrder method = new ZeroOrder(20, 3, 0.5, 2);
    Scene scene = new Scene(30, c -> -c.id());
    scene.step(method);
    scene.step(method);
    scene.controls = scene.controls.pin(2);
    Round next = method.next(scene.view()).orElseThrow();
    assertEquals(List.of(2L), next.elites());
    assertTrue(next.proposals().stream().allMatch(p -> p.start().parent().orElseThrow() == 2));
  }
}
