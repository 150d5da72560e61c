package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/** Noise taken down the whole schedule with the exact denoiser is distributed as the prior. */
class PlaneSamplingTest {
  private static final int COUNT = 3000;

  @ParameterizedTest
  @CsvSource({
    "toy:rings, 0, FIRST, 200",
    "toy:rings-v, 1, FIRST, 200",
    "toy:rings, 0, SECOND, 100",
    "toy:rings, 1, SECOND, 200",
    "toy:rings-v, 0.5, SECOND, 200",
    "toy:rings-flow, 0, FIRST, 200",
    "toy:rings-flow, 1, FIRST, 200",
    "toy:rings-flow, 0, SECOND, 100",
    "toy:rings-flow, 1, SECOND, 200",
    "toy:grid, '0@0,1@50', SECOND, 200",
    "toy:grid-v, 0, SECOND, 100",
    "toy:grid-flow, '0@0,1@50', SECOND, 200",
  })
  void samplesAreDistributedAsThePrior(String name, String eta, SolverOrder order, int steps) {
    float[][] samples = sample(name, EtaSchedule.parse(eta), order, steps, 1);
    float[][] drawn = drawn(name);
    // P(D > 2.69 sqrt(1/n + 1/m)) = 2 exp(-2 2.69^2) = 1e-6.
    double bound = 2.69 * Math.sqrt(1.0 / COUNT + 1.0 / drawn.length);
    assertEquals(0, kolmogorov(samples, drawn, p -> p[0]), bound, "x");
    assertEquals(0, kolmogorov(samples, drawn, p -> p[1]), bound, "y");
    assertEquals(0, kolmogorov(samples, drawn, PlaneSamplingTest::radius), bound, "radius");
    assertEquals(0, kolmogorov(samples, drawn, PlaneSamplingTest::cell), bound, "cell");
    for (int d = 0; d < 2; d++) {
      int axis = d;
      double spread = Math.sqrt(mean(drawn, p -> p[axis] * p[axis]));
      assertEquals(0, mean(samples, p -> p[axis]), 5 * spread / Math.sqrt(COUNT), "mean");
      double fourth = mean(drawn, p -> Math.pow(p[axis], 4));
      double error = Math.sqrt((fourth - Math.pow(spread, 4)) / COUNT);
      assertEquals(
          spread * spread, mean(samples, p -> p[axis] * p[axis]), 5 * error, "second moment");
    }
  }

  @Test
  void samplingWithoutTheNoiseTheSdeAsksForIsFound() {
    float[][] samples = sample("toy:rings", EtaSchedule.SDE, SolverOrder.FIRST, 200, 0.8f);
    double distance = kolmogorov(samples, drawn("toy:rings"), PlaneSamplingTest::radius);
    assertTrue(distance > 0.1, "D = " + distance);
  }

  private static float[][] drawn(String name) {
    PlanePrior prior = name.startsWith("toy:rings") ? PlanePrior.rings() : PlanePrior.grid();
    NoiseStream stream = NoiseStream.of(99, 0, 0, Purpose.SELECTION);
    float[][] drawn = new float[10 * COUNT][];
    Arrays.setAll(drawn, i -> prior.draw(stream));
    return drawn;
  }

  private static double radius(float[] point) {
    return Math.hypot(point[0], point[1]);
  }

  /** Where in a cell of the grid: near a component or between. */
  private static double cell(float[] point) {
    return Math.cos(2 * Math.PI * point[0]) + Math.cos(2 * Math.PI * point[1]);
  }

  private static double mean(float[][] points, ToDoubleFunction<float[]> figure) {
    return Arrays.stream(points).mapToDouble(figure).average().orElseThrow();
  }

  /** Each sampler's deviate is multiplied by {@code factor}. */
  private static float[][] sample(
      String name, EtaSchedule eta, SolverOrder order, int steps, float factor) {
    PlaneGenerator toy = PlaneGenerator.open(name);
    NoiseSchedule schedule = toy.schedule(steps);
    Sampler sampler = new Sampler(schedule, toy.info().prediction(), eta, order);
    float[][] x = new float[COUNT][2];
    float[][] previous = new float[0][];
    for (int i = 0; i < COUNT; i++) {
      NoiseStream.of(1, i, 0, Purpose.INITIAL_NOISE).fillNormal(x[i]);
    }
    for (int s = 0; s < steps; s++) {
      float[][] outputs = toy.denoise(toy.encode("", ""), 1, schedule.timestep(s), x);
      float[][] x0 = new float[COUNT][];
      for (int i = 0; i < COUNT; i++) {
        x0[i] = sampler.x0(s, x[i], outputs[i]);
        float[] z = new float[2];
        if (sampler.needsNoise(s)) {
          NoiseStream.of(1, i, s, Purpose.SAMPLER).fillNormal(z);
          z[0] *= factor;
          z[1] *= factor;
        }
        x[i] = sampler.step(s, x[i], x0[i], s == 0 ? null : previous[i], z);
      }
      previous = x0;
    }
    return x;
  }

  /** The two-sample Kolmogorov-Smirnov statistic of a figure of the points. */
  private static double kolmogorov(float[][] a, float[][] b, ToDoubleFunction<float[]> figure) {
    double[] first = Arrays.stream(a).mapToDouble(figure).sorted().toArray();
    double[] second = Arrays.stream(b).mapToDouble(figure).sorted().toArray();
    double largest = 0;
    int j = 0;
    for (int i = 0; i < first.length; i++) {
      while (j < second.length && second[j] <= first[i]) {
        j++;
      }
      double other = (double) j / second.length;
      largest =
          Math.max(
              largest,
              Math.max(
                  Math.abs((double) i / first.length - other),
                  Math.abs((i + 1.0) / first.length - other)));
    }
    return largest;
  }
}
