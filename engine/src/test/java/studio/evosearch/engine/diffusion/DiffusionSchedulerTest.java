package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Timesteps by hand from the schedulers' definitions, 10 of 1000. */
class DiffusionSchedulerTest {
  private static final TrainedNoise NOISE =
      TrainedNoise.of(BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1000);

  @Test
  void wholeTimesteps() {
    assertTimesteps(
        TimestepGrid.WHOLE,
        TimestepSpacing.LEADING,
        1,
        901,
        801,
        701,
        601,
        501,
        401,
        301,
        201,
        101,
        1);
    assertTimesteps(
        TimestepGrid.WHOLE,
        TimestepSpacing.TRAILING,
        1,
        999,
        899,
        799,
        699,
        599,
        499,
        399,
        299,
        199,
        99);
    assertTimesteps(
        TimestepGrid.WHOLE,
        TimestepSpacing.LINSPACE,
        1,
        999,
        888,
        777,
        666,
        555,
        444,
        333,
        222,
        111,
        0);
  }

  @Test
  void multistepTimesteps() {
    assertTimesteps(
        TimestepGrid.MULTISTEP,
        TimestepSpacing.LEADING,
        1,
        901,
        811,
        721,
        631,
        541,
        451,
        361,
        271,
        181,
        91);
    assertTimesteps(
        TimestepGrid.MULTISTEP,
        TimestepSpacing.LINSPACE,
        0,
        999,
        899,
        799,
        699,
        599,
        500,
        400,
        300,
        200,
        100);
  }

  @Test
  void fractionalTimestepsHaveTheInterpolatedLevel() {
    DiffusionScheduler euler = scheduler(TimestepGrid.FRACTIONAL, TimestepSpacing.LINSPACE, 0);
    NoiseSchedule schedule = euler.schedule(5, 0);
    assertArrayEquals(
        new double[] {999, 749.25, 499.5, 249.75, 0},
        IntStream.range(0, 5).mapToDouble(schedule::timestep).toArray());
    double below = Math.sqrt((1 - NOISE.alphaBar(749)) / NOISE.alphaBar(749));
    double above = Math.sqrt((1 - NOISE.alphaBar(750)) / NOISE.alphaBar(750));
    assertEquals(0.75 * below + 0.25 * above, schedule.sigma(1) / schedule.alpha(1), 1e-12);
    assertEquals(0, schedule.sigma(5));
  }

  @Test
  void zeroTerminalSignalKeepsTheFirstLevel() {
    TrainedNoise rescaled = NOISE.rescaledToZeroSnr(0);
    assertEquals(NOISE.alphaBar(0), rescaled.alphaBar(0), 1e-12);
    assertEquals(0, rescaled.alphaBar(999));
    NoiseSchedule schedule =
        new DiffusionScheduler(
                rescaled, Prediction.V, TimestepGrid.WHOLE, TimestepSpacing.TRAILING, 1, false)
            .schedule(10, 0);
    assertEquals(1, schedule.sigma(0));
    new Sampler(schedule, Prediction.V, EtaSchedule.SDE, SolverOrder.SECOND);
  }

  @Test
  void cosineLevelsFollowTheirFormula() {
    TrainedNoise cosine = TrainedNoise.of(BetaSchedule.SQUAREDCOS_CAP_V2, 0, 0, 1000);
    double half = Math.cos((0.5 + 0.008) / 1.008 * Math.PI / 2);
    double start = Math.cos(0.008 / 1.008 * Math.PI / 2);
    assertEquals(half * half / (start * start), cosine.alphaBar(499), 1e-5);
  }

  @Test
  void linearBetasMultiplyUp() {
    TrainedNoise noise = TrainedNoise.of(BetaSchedule.LINEAR, 0.1, 0.3, 3);
    assertEquals(0.9 * 0.8 * 0.7, noise.alphaBar(2), 1e-6);
    assertEquals(noise, TrainedNoise.ofBetas(new double[] {0.1f, 0.2f, 0.3f}));
  }

  @Test
  void stepsBeyondTheTrainedTimestepsAreRefused() {
    DiffusionScheduler scheduler = scheduler(TimestepGrid.WHOLE, TimestepSpacing.LEADING, 1);
    for (int steps : new int[] {0, 1000, 1001}) {
      assertThrows(IllegalArgumentException.class, () -> scheduler.schedule(steps, 0));
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> TrainedNoise.ofBetas(new double[] {2}))
            .toString();
    assertTrue(message.contains("2.0"), message);
  }

  @Test
  void aLastStepWithNothingToDoIsRefused() {
    DiffusionScheduler scheduler =
        new DiffusionScheduler(
            NOISE, Prediction.V, TimestepGrid.WHOLE, TimestepSpacing.LEADING, 0, false);
    String message =
        assertThrows(IllegalArgumentException.class, () -> scheduler.schedule(10, 0)).toString();
    assertTrue(message.contains("timestep 0"), message);
    assertEquals(1, scheduler.withStepsOffset(1).schedule(10, 0).timestep(9));
  }

  private static void assertTimesteps(
      TimestepGrid grid, TimestepSpacing spacing, int offset, double... expected) {
    NoiseSchedule schedule = scheduler(grid, spacing, offset).schedule(10, 0);
    assertArrayEquals(expected, IntStream.range(0, 10).mapToDouble(schedule::timestep).toArray());
    for (int s = 0; s < 10; s++) {
      assertEquals(NOISE.alphaBar(expected[s]), Math.pow(schedule.alpha(s), 2), 1e-12);
    }
  }

  private static DiffusionScheduler scheduler(
      TimestepGrid grid, TimestepSpacing spacing, int offset) {
    return new DiffusionScheduler(NOISE, Prediction.V, grid, spacing, offset, true);
  }
}
