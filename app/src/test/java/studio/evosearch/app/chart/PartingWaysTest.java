package studio.evosearch.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PartingWaysTest {
  private static final String NAME = "jpeg-size";

  private final List<GenerationPoint> generations = new ArrayList<>();

  private void add(Spread guide, Spread heldOut, boolean finished) {
    int index = generations.size();
    generations.add(
        new GenerationPoint(
            index, index * 10.0, finished, guide, Map.of(NAME, heldOut), Double.NaN, 0));
  }

  /** A generation of 16 members with a standard deviation of 1: a standard error of 0.25. */
  private void add(double guide, double heldOut) {
    add(new Spread(16, guide, 1), new Spread(16, heldOut, 1), true);
  }

  private Optional<PartingWays> parted() {
    return PartingWays.of(generations, NAME);
  }

  @Test
  void aHeldOutRewardThatFallsWhileTheGuideRisesSetsTheAlarmOff() {
    add(0, 0);
    add(1, 1);
    add(2, 0.5);
    add(3, -0.5);
    double error = Math.sqrt(2 / 16.0);
    assertEquals(Optional.of(new PartingWays(NAME, 1, 2 / error, 1.5 / error)), parted());
  }

  @Test
  void itIsSilentWhileBothRise() {
    add(0, 0);
    add(2, 1);
    add(4, 2);
    assertTrue(parted().isEmpty());
  }

  @Test
  void itIsSilentWhileBothFall() {
    add(4, 4);
    add(2, 2);
    assertTrue(parted().isEmpty());
  }

  @Test
  void itFallsSilentWhenTheHeldOutRewardComesBack() {
    add(0, 1);
    add(3, -2);
    assertTrue(parted().isPresent());
    add(4, 0.5);
    assertTrue(parted().isEmpty());
  }

  @Test
  void lessThanThreeStandardErrorsIsChance() {
    add(0, 1);
    add(3, 0);
    assertTrue(parted().isEmpty());
    add(3, -0.1);
    assertTrue(parted().isPresent());
  }

  @Test
  void ofHighestMeansTheFirstCounts() {
    add(0, 1);
    add(1, 1);
    add(3, -2);
    assertEquals(0, parted().orElseThrow().since());
  }

  @Test
  void twoMembersSayNothing() {
    add(new Spread(2, 0, 0.01), new Spread(2, 5, 0.01), true);
    add(new Spread(2, 1, 0.01), new Spread(2, 0, 0.01), true);
    assertTrue(parted().isEmpty());
  }

  @Test
  void statesOnTheWayToAPictureSayNothing() {
    add(new Spread(16, 0, 1), new Spread(16, 9, 1), false);
    add(3, 0);
    assertTrue(parted().isEmpty());
    add(new Spread(16, 9, 1), new Spread(16, -9, 1), false);
    assertTrue(parted().isEmpty());
  }

  @Test
  void wherePopulationsDoNotVaryAnyDifferenceCounts() {
    add(new Spread(4, 0, 0), new Spread(4, 1, 0), true);
    add(new Spread(4, 1, 0), new Spread(4, 0, 0), true);
    assertTrue(parted().isPresent());
    add(new Spread(4, 0, 0), new Spread(4, 1, 0), true);
    assertTrue(parted().isEmpty());
  }

  @Test
  void aHeldOutRewardThatDriftsNowhereRarelySetsItOff() {
    SplittableRandom random = new SplittableRandom(7);
    int alarms = 0;
    for (int run = 0; run < 1000; run++) {
      generations.clear();
      for (int g = 0; g < 10; g++) {
        add(
            new Spread(16, g, 1),
            Spread.of(DoubleStream.generate(random::nextGaussian).limit(16)),
            true);
      }
      alarms += parted().isPresent() ? 1 : 0;
    }
    // Expected: that one of nine means lies three errors above the last, about 1 in 50.
    assertTrue(alarms < 40, alarms + " alarms in 1000 runs");
  }
}
