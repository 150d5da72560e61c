package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class PlaneGeneratorTest {
  static final java.util.List<String> NAMES = PlaneGenerator.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void theDenoiserGivesThePosteriorMean(String name) {
    PlaneGenerator toy = PlaneGenerator.open(name);
    PlanePrior prior = name.startsWith("toy:rings") ? PlanePrior.rings() : PlanePrior.grid();
    NoiseSchedule schedule = toy.schedule(50);
    Sampler sampler =
        new Sampler(schedule, toy.info().prediction(), EtaSchedule.ODE, SolverOrder.FIRST);
    int s = 30;
    float[] x = {0.4f, -0.9f};
    float[] output = toy.denoise(toy.encode("", ""), 1, schedule.timestep(s), new float[][] {x})[0];
    // E[x0 | x] by weighing draws of the prior with the likelihood of x.
    NoiseStream stream = NoiseStream.of(1, 0, 0, Purpose.SELECTION);
    double total = 0;
    double[] mean = new double[2];
    for (int i = 0; i < 400_000; i++) {
      float[] x0 = prior.draw(stream);
      double dx = (x[0] - schedule.alpha(s) * x0[0]) / schedule.sigma(s);
      double dy = (x[1] - schedule.alpha(s) * x0[1]) / schedule.sigma(s);
      double weight = Math.exp(-(dx * dx + dy * dy) / 2);
      total += weight;
      mean[0] += weight * x0[0];
      mean[1] += weight * x0[1];
    }
    float[] expected = {(float) (mean[0] / total), (float) (mean[1] / total)};
    assertArrayEquals(expected, sampler.x0(s, x, output), 0.02f);
  }

  @Test
  void aTimestepHasTheLevelOfItsState() {
    for (String name : NAMES) {
      PlaneGenerator toy = PlaneGenerator.open(name);
      PlaneProcess process =
          name.endsWith("flow")
              ? PlaneProcess.Flow.create()
              : PlaneProcess.Diffusion.of(toy.info().prediction());
      for (int steps : new int[] {1, 7, 50, 333}) {
        NoiseSchedule schedule = toy.schedule(steps);
        for (int s = 0; s < steps; s++) {
          assertEquals(schedule.alpha(s), process.alpha(schedule.timestep(s)), 1e-15);
          assertEquals(schedule.sigma(s), process.sigma(schedule.timestep(s)), 1e-15);
        }
      }
      assertThrows(IllegalArgumentException.class, () -> process.sigma(1001));
    }
  }

  @Test
  void theDenoiserIsDefinedAtPureNoiseAndFarOut() {
    PlaneGenerator toy = PlaneGenerator.open("toy:grid-flow");
    float[][] far = {{0, 0}, {300, -300}};
    float[][] start = toy.denoise(toy.encode("", ""), 1, 1000, far);
    // Without signal the clean latent is the prior's mean, the origin.
    assertArrayEquals(new float[] {0, 0}, start[0], 1e-6f);
    assertArrayEquals(new float[] {300, -300}, start[1], 1e-4f);
    for (float[] output : toy.denoise(toy.encode("", ""), 1, 1, far)) {
      assertTrue(Float.isFinite(output[0]) && Float.isFinite(output[1]));
    }
  }

  @Test
  void thePictureShowsThePointOverTheDensity() {
    PlaneGenerator toy = PlaneGenerator.open("toy:grid");
    float[][] latents = {{0.5f, 0.5f}, {3.5f, 3.5f}};
    Picture inside = toy.decode(latents).get(0).still();
    Picture corner = toy.decode(latents).get(1).still();
    assertEquals(64, inside.width());
    // (3.5, 3.5) lies at column 59.5, row 3.5: right, up.
    assertEquals(214, corner.at(59, 3, 0));
    assertEquals(32, corner.at(59, 3, 2));
    assertEquals(245, corner.at(0, 63, 1), "no density, no point");
    assertTrue(corner.at(32, 32, 0) < 150, "a component's middle is dark");
    assertEquals(corner.at(32, 32, 0), corner.at(32, 32, 2), "and grey");
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    String refusal =
        assertThrows(IllegalArgumentException.class, () -> PlaneGenerator.open("toy:moons"))
            .toString();
    assertTrue(refusal.contains("toy:moons") && refusal.contains("toy:rings-flow"), refusal);
  }
}
