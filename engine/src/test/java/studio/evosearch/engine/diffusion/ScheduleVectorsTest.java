package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Noise levels and timesteps against diffusers'. */
class ScheduleVectorsTest {
  private static final DynamicShift FLUX = new DynamicShift(0.5, 1.15, 256, 4096, true);

  @Test
  void signalLevelsOfStableDiffusion() {
    float[] expected =
        Vectors.floats(Vectors.read("ddim_v_prediction.json").get("alphas_cumprod_all"));
    TrainedNoise noise = TrainedNoise.of(BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1000);
    float[] actual = new float[noise.timesteps()];
    for (int t = 0; t < actual.length; t++) {
      actual[t] = (float) noise.alphaBar(t);
    }
    assertArrayEquals(expected, actual, 1e-7f);
  }

  @Test
  void ddimTimestepsAndLevels() {
    JsonNode schedules = Vectors.read("ddim_v_prediction.json").get("schedules");
    for (int steps : new int[] {50, 20}) {
      NoiseSchedule schedule = SamplerVectorsTest.STABLE_DIFFUSION.schedule(steps, 0);
      Sampler sampler = new Sampler(schedule, Prediction.V, EtaSchedule.SDE, SolverOrder.FIRST);
      JsonNode expected = schedules.get(Integer.toString(steps));
      assertEquals(steps, expected.size());
      for (int s = 0; s < steps; s++) {
        JsonNode at = expected.get(s);
        assertEquals(at.get("t").asDouble(), schedule.timestep(s));
        assertEquals(at.get("alpha_cumprod").asDouble(), square(schedule.alpha(s)), 1e-7);
        assertEquals(at.get("alpha_cumprod_prev").asDouble(), square(schedule.alpha(s + 1)), 1e-7);
        assertEquals(at.get("std_eta1").asDouble(), sampler.sdeStd(s), 1e-6);
        assertEquals(1, square(schedule.alpha(s)) + square(schedule.sigma(s)), 1e-12);
      }
    }
  }

  @Test
  void flowLevelsOfEveryShift() {
    JsonNode cases = Vectors.read("flow_match_euler.json").get("cases");
    assertEquals(14, cases.size());
    for (JsonNode given : cases) {
      int steps = given.get("steps").asInt();
      String kind = given.get("kind").asString();
      NoiseSchedule schedule =
          switch (kind) {
            case "default" ->
                new FlowScheduler(1000, FlowSpacing.TRAINED, given.get("shift").asDouble())
                    .schedule(steps, 0);
            case "sigmas=linspace(1,1/n,n)" ->
                new FlowScheduler(1000, FlowSpacing.UNIFORM, given.get("shift").asDouble())
                    .schedule(steps, 0);
            case "flux dynamic" ->
                new FlowScheduler(
                        1000, FlowSpacing.UNIFORM, 3, Optional.of(FLUX), OptionalDouble.empty())
                    .schedule(steps, given.get("image_seq_len").asInt());
            default -> throw new AssertionError(kind);
          };
      compare(given.get("sigmas"), given.get("timesteps"), schedule, kind);
    }
  }

  @Test
  void flowLevelsOfWan() {
    JsonNode schedules = Vectors.read("flow_dpm_sde_pp.json").get("schedules");
    assertEquals(9, schedules.size());
    for (JsonNode given : schedules) {
      double shift = given.get("shift_in_get_sampling_sigmas").asDouble();
      NoiseSchedule schedule =
          new FlowScheduler(1000, FlowSpacing.UNIFORM, shift)
              .schedule(given.get("steps").asInt(), 0);
      compare(given.get("sigmas"), given.get("timesteps_untruncated"), schedule, "Wan");
    }
  }

  @Test
  void flowLevelsOfTheMultistepSchedulers() {
    // UniPCMultistepScheduler(use_flow_sigmas=True, flow_shift=3).set_timesteps(4), by its source:
    // alphas = linspace(1, 1/1000, 5); sigmas = 1 - alphas, flipped, shifted, the last dropped.
    NoiseSchedule schedule = new FlowScheduler(1000, FlowSpacing.MULTISTEP, 3).schedule(4, 0);
    double[] raw = {0.999, 0.74925, 0.4995, 0.24975, 0};
    double[] expected =
        IntStream.range(0, 5).mapToDouble(s -> 3 * raw[s] / (1 + 2 * raw[s])).toArray();
    double[] actual = IntStream.range(0, 5).mapToDouble(schedule::sigma).toArray();
    assertArrayEquals(expected, actual, 1e-12);
    double[] timesteps = IntStream.range(0, 4).mapToDouble(schedule::timestep).toArray();
    assertArrayEquals(new double[] {999, 899, 749, 499}, timesteps);
  }

  @Test
  void aTerminalLevelIsReached() {
    NoiseSchedule schedule =
        new FlowScheduler(1000, FlowSpacing.UNIFORM, 3, Optional.empty(), OptionalDouble.of(0.02))
            .schedule(10, 0);
    assertEquals(1, schedule.sigma(0));
    assertEquals(0.02, schedule.sigma(9), 1e-12);
    assertEquals(0, schedule.sigma(10));
  }

  private static void compare(
      JsonNode sigmas, JsonNode timesteps, NoiseSchedule schedule, String what) {
    for (int s = 0; s <= schedule.steps(); s++) {
      assertEquals(sigmas.get(s).asDouble(), schedule.sigma(s), 1e-6, what + " sigma " + s);
      assertEquals(1 - schedule.sigma(s), schedule.alpha(s), 1e-12);
    }
    for (int s = 0; s < schedule.steps(); s++) {
      assertEquals(timesteps.get(s).asDouble(), schedule.timestep(s), 1e-3, what + " tau " + s);
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
