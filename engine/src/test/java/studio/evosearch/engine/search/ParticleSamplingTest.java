package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParticleSamplingTest {
  private static ParticleSampling method(Potential potential, boolean adaptive) {
    return new ParticleSampling(
        6, List.of(10, 30), potential, 0.5, Resampling.SYSTEMATIC, adaptive);
  }

  @ParameterizedTest
  @EnumSource
  void spendsParticlesTimesSteps(Potential potential) {
    Scene scene = Scene.shuffled(50);
    ParticleSampling method = method(potential, false);
    assertEquals(300, method.remainingNfe(scene.view()));
    assertEquals(300, scene.run(method));
    assertEquals(4, scene.rounds.size());
    assertEquals(0, scene.rounds.getLast().nfe());
    assertFalse(scene.rounds.getLast().elites().isEmpty());
    scene
        .rounds
        .getLast()
        .elites()
        .forEach(id -> assertEquals(50, scene.archive.get(id.intValue()).to()));
  }

  @Test
  void aParticleFarAboveTheOthersTakesThemAllOver() {
    Scene scene = new Scene(50, c -> c.id() == 2 ? 100 : 0);
    ParticleSampling method = method(Potential.MAX, false);
    scene.step(method);
    Round second = method.next(scene.view()).orElseThrow();
    second
        .proposals()
        .forEach(p -> assertEquals(new Proposal(new Start.Particle(2, true), 10, 30), p));
  }

  /** Two particles, three judgements each, weights worked out by hand. */
  @ParameterizedTest
  @EnumSource
  void weightsFollowTheirDefinition(Potential potential) {
    double[][] rewards = {{1, 3}, {4, 2}, {2, 5}};
    ParticleSampling method =
        new ParticleSampling(2, List.of(10, 30), potential, 1e-9, Resampling.SYSTEMATIC, true);
    Scene scene = new Scene(50, c -> rewards[c.round()][(int) (c.id() % 2)]);
    for (int round = 0; round < 3; round++) {
      scene.step(method);
      assertEquals(
          List.of(2L * round, 2L * round + 1),
          scene.archive.stream().filter(roundIs(round)).map(Candidate::id).toList());
    }
    double[] expected = new double[2];
    for (int i = 0; i < 2; i++) {
      double a = rewards[0][i];
      double b = rewards[1][i];
      double c = rewards[2][i];
      expected[i] =
          switch (potential) {
            case DIFF -> c;
            // The last potential divides by the earlier ones, so the path weighs its last reward.
            case MAX, ADD, SUM -> c;
          };
      // Never resampled: the weights of the whole path.
      double before =
          switch (potential) {
            case DIFF -> b;
            case MAX -> a + Math.max(a, b);
            case ADD -> a + (a + b);
            case SUM -> a + b;
          };
      scene.rounds.removeLast();
      Candidate last = scene.archive.removeLast();
      Candidate lastButOne = scene.archive.removeLast();
      assertEquals(before, Particles.after(scene.view(), method).logWeights()[i] / 1e-9, 1e-6);
      scene.archive.add(lastButOne);
      scene.archive.add(last);
      scene.rounds.add(new Round(2, 30, List.of(), List.of()));
    }
    double[] logs = Particles.after(scene.view(), method).logWeights();
    assertArrayEquals(expected, new double[] {logs[0] / 1e-9, logs[1] / 1e-9}, 1e-6);
  }

  private static java.util.function.Predicate<Candidate> roundIs(int round) {
    return c -> c.round() == round;
  }

  @Test
  void rewardsBelowZeroSteerAsWell() {
    Scene scene = new Scene(50, c -> c.id() == 2 ? -100 : -200);
    ParticleSampling method = method(Potential.MAX, false);
    scene.step(method);
    Round second = method.next(scene.view()).orElseThrow();
    second.proposals().forEach(p -> assertEquals(new Start.Particle(2, true), p.start()));
  }

  @Test
  void aSmallBudgetBuysFewerParticlesThatGetToTheEnd() {
    Scene scene = Scene.shuffled(50);
    scene.nfeLeft = 170;
    assertEquals(150, scene.run(method(Potential.MAX, false)));
    assertEquals(3, scene.archive.stream().filter(c -> c.to() == 50).count());
  }

  @Test
  void adaptiveResamplesOnlyWhenFewParticlesCount() {
    ParticleSampling method = method(Potential.SUM, true);
    Scene alike = new Scene(50, c -> 1);
    alike.step(method);
    alike.step(method);
    alike.archive.stream()
        .filter(roundIs(1))
        .forEach(c -> assertEquals(new Start.Particle(c.id() - 6, false), c.start()));
    Scene unequal = new Scene(50, c -> c.id() * 10.0);
    unequal.step(method);
    Round next = method.next(unequal.view()).orElseThrow();
    next.proposals().forEach(p -> assertEquals(new Start.Particle(5, true), p.start()));
  }

  @Test
  void failedAndRejectedParticlesDieOut() {
    Scene scene = new Scene(50, c -> c.id() == 1 ? Double.NaN : 0);
    ParticleSampling method = method(Potential.MAX, true);
    scene.step(method);
    scene.controls = scene.controls.reject(3);
    Set<Long> parents = new TreeSet<>();
    Round next = method.next(scene.view()).orElseThrow();
    next.proposals().forEach(p -> parents.add(p.start().parent().orElseThrow()));
    assertEquals(Set.of(0L, 2L, 4L, 5L), parents);
    assertEquals(6, next.proposals().size());
    for (long id = 0; id < 6; id++) {
      scene.controls = scene.controls.reject(id);
    }
    assertTrue(method.next(scene.view()).isEmpty());
  }
}
