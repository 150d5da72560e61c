package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.evosearch.app.chart.Reports.Member;

class PartingWaysTest {
  private final List<List<Member>> generations = new ArrayList<>();

  /** Eight candidates about these rewards. */
  private void add(double guide, double heldOut) {
    generations.add(
        IntStream.range(0, 8)
            .mapToObj(i -> Member.of(guide + 0.01 * i, heldOut + (i % 2 == 0 ? 1 : -1)))
            .toList());
  }

  private Optional<PartingWays> parted() {
    ChartData data = ChartData.of(Reports.of(generations));
    return PartingWays.of(data.finished(generations.size() - 1), Reports.HELD_OUT);
  }

  @Test
  void aHeldOutRewardThatFallsWhileTheGuideRisesSetsTheAlarmOff() {
    add(0, 0);
    add(1, 3);
    add(2, 1.5);
    add(3, -3);
    PartingWays parted = parted().orElseThrow();
    assertEquals(Reports.HELD_OUT, parted.heldOut());
    assertEquals(1, parted.since());
    // 6 of the best have fallen: of 32 rewards the variance is (8 (1+1+1+1) + 8 (0.375^2 +
    // 2.625^2 + 1.125^2 + 3.375^2)) / 31, and two means of eight differ by half a deviation.
    double variance = (32 + 8 * (0.140625 + 6.890625 + 1.265625 + 11.390625)) / 31;
    assertEquals(6 / (Math.sqrt(variance) / 2), parted.fall(), 1e-9);
  }

  @Test
  void itIsSilentWhileBothRise() {
    add(0, 0);
    add(2, 1);
    add(4, 2);
    assertTrue(parted().isEmpty());
  }

  @Test
  void candidatesTheGuideDoesNotLikeDoNotCount() {
    add(4, 4);
    add(2, -9);
    assertTrue(parted().isEmpty());
  }

  @Test
  void itFallsSilentWhenTheHeldOutRewardComesBack() {
    add(0, 4);
    add(3, -4);
    assertTrue(parted().isPresent());
    add(4, 3.5);
    assertTrue(parted().isEmpty());
  }

  @Test
  void aSmallFallIsChance() {
    add(0, 1);
    add(3, 0);
    assertTrue(parted().isEmpty());
  }

  @Test
  void ofEquallyHighOnesTheFirstCounts() {
    add(0, 1);
    add(1, 1);
    add(3, -9);
    assertEquals(0, parted().orElseThrow().since());
  }

  @Test
  void fewerThanEightSayNothing() {
    generations.add(List.of(Member.of(0, 100)));
    generations.add(List.of(Member.of(1, 0), Member.of(2, -100)));
    assertTrue(parted().isEmpty());
  }

  @Test
  void statesOnTheWayToAPictureSayNothing() {
    add(0, 9);
    generations.set(
        0,
        generations.getFirst().stream()
            .map(m -> new Member(-1, 3, m.reward(), m.heldOut()))
            .toList());
    add(3, 0);
    assertTrue(parted().isEmpty());
  }

  @Test
  void aHeldOutRewardTheGuideKnowsNothingOfRarelySetsItOff() {
    SplittableRandom random = new SplittableRandom(7);
    int alarms = 0;
    for (int run = 0; run < 500; run++) {
      generations.clear();
      for (int g = 0; g < 10; g++) {
        double level = g;
        generations.add(
            IntStream.range(0, 16)
                .mapToObj(i -> Member.of(level + random.nextGaussian(), random.nextGaussian()))
                .toList());
      }
      alarms += parted().isPresent() ? 1 : 0;
    }
    assertTrue(alarms < 20, alarms + " alarms in 500 runs");
  }
}
