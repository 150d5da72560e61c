package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.reward.RewardMix.Mode;
import studio.evosearch.engine.reward.RewardMix.Term;

class RewardMixTest {
  private static final List<Term> TWO = List.of(new Term("a", 1), new Term("b", 2));

  @Test
  void oneTermInASumIsTheScoreItself() {
    double[] scores = {0.1, -3, 1e300};
    assertArrayEquals(scores, RewardMix.of("a").fitness(List.of(scores)));
  }

  @Test
  void aSumWeighsTheScores() {
    RewardMix mix = new RewardMix(List.of(new Term("a", 0.5), new Term("b", -1)), Mode.SUM);
    double[] fitness = mix.fitness(List.of(new double[] {2, 4}, new double[] {10, 20}));
    assertArrayEquals(new double[] {-9, -18}, fitness);
  }

  @Test
  void zScoresDoNotSeeTheScale() {
    double[] a = {1, 2, 3};
    double[] b = {700, 500, 600};
    double unit = Math.sqrt(1.5);
    assertArrayEquals(
        new double[] {-unit + 2 * unit, -2 * unit, unit},
        new RewardMix(TWO, Mode.Z_SCORE).fitness(List.of(a, b)),
        1e-12);
  }

  @Test
  void aRewardThatTellsNothingApartHasNoZScore() {
    double[] a = {5, 5, 5, 0.1 + 0.2 + 4.7};
    double[] b = {1, 0, 1, 0};
    assertArrayEquals(
        new double[] {2, -2, 2, -2}, new RewardMix(TWO, Mode.Z_SCORE).fitness(List.of(a, b)));
  }

  @Test
  void tiesShareTheirMeanRank() {
    double[] a = {10, 30, 10, 20};
    double[] b = {1, 2, 3, 4};
    assertArrayEquals(
        new double[] {(1.5 + 2) / 3, (4 + 4) / 3.0, (1.5 + 6) / 3, (3 + 8) / 3.0},
        new RewardMix(TWO, Mode.MEAN_RANK).fitness(List.of(a, b)),
        1e-12);
  }

  @Test
  void aMemberWithoutAScoreComesLastAndLeavesTheOthersAlone() {
    double[] a = {1, Double.NaN, 3, 2};
    double[] b = {0, 0, 0, Double.POSITIVE_INFINITY};
    double none = Double.NEGATIVE_INFINITY;
    assertArrayEquals(
        new double[] {-1, none, 1, none},
        new RewardMix(TWO, Mode.Z_SCORE).fitness(List.of(a, b)),
        1e-12);
    assertArrayEquals(
        new double[] {4.0 / 3, none, 5.0 / 3, none},
        new RewardMix(TWO, Mode.MEAN_RANK).fitness(List.of(a, b)),
        1e-12);
  }

  @Test
  void whatIsNoMixIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RewardMix(List.of(), Mode.SUM));
    assertThrows(IllegalArgumentException.class, () -> new Term("a", 0));
    assertThrows(IllegalArgumentException.class, () -> new Term("a", Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RewardMix(List.of(new Term("a", 1), new Term("a", 2)), Mode.SUM));
    RewardMix mix = new RewardMix(TWO, Mode.SUM);
    assertThrows(IllegalArgumentException.class, () -> mix.fitness(List.of(new double[2])));
    assertThrows(
        IllegalArgumentException.class, () -> mix.fitness(List.of(new double[2], new double[3])));
  }
}
