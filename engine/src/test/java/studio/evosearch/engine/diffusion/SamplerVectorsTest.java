package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static studio.evosearch.engine.diffusion.Vectors.assertClose;
import static studio.evosearch.engine.diffusion.Vectors.floats;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sampler against diffusers' DDIM, Euler and SDE-DPM-Solver++ steps. */
class SamplerVectorsTest {
  static final DiffusionScheduler STABLE_DIFFUSION =
      new DiffusionScheduler(
          TrainedNoise.of(BetaSchedule.SCALED_LINEAR, 0.00085, 0.012, 1000),
          Prediction.V,
          TimestepGrid.WHOLE,
          TimestepSpacing.LEADING,
          1,
          false);

  @Test
  void ddimStepsAtSeveralEtas() {
    JsonNode file = Vectors.read("ddim_v_prediction.json");
    NoiseSchedule schedule = STABLE_DIFFUSION.schedule(50, 0);
    float[] x = floats(file.get("sample"));
    float[] output = floats(file.get("model_output"));
    float[] z = floats(file.get("noise"));
    for (JsonNode step : file.get("steps")) {
      int s = stateAt(schedule, step.get("t").asDouble());
      double eta = step.get("eta").asDouble();
      Sampler sampler =
          new Sampler(schedule, Prediction.V, EtaSchedule.constant(eta), SolverOrder.FIRST);
      float[] x0 = sampler.x0(s, x, output);
      assertEquals(step.get("std").asDouble(), sampler.noiseStd(s), 1e-6);
      assertClose(floats(step.get("pred_original_sample")), x0, "x0 of " + s);
      assertClose(floats(step.get("prev_sample")), sampler.step(s, x, x0, null, z), "x of " + s);
    }
  }

  @Test
  void fiftyDdimStepsInAChain() {
    JsonNode chain = Vectors.read("ddim_v_prediction.json").get("chain");
    NoiseSchedule schedule = STABLE_DIFFUSION.schedule(50, 0);
    Sampler sampler = new Sampler(schedule, Prediction.V, EtaSchedule.SDE, SolverOrder.FIRST);
    float[] x = floats(chain.get("init"));
    float[] noises = floats(chain.get("noises"));
    int compared = 0;
    for (int s = 0; s < 50; s++) {
      float[] output = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        int channel = i / 16;
        double wave = 0.1 * Math.sin(channel);
        output[i] = (float) (0.3 * x[i] + 0.0005 * schedule.timestep(s) + wave);
      }
      float[] z = Arrays.copyOfRange(noises, s * x.length, (s + 1) * x.length);
      x = sampler.step(s, x, sampler.x0(s, x, output), null, z);
      for (JsonNode checkpoint : chain.get("checkpoints")) {
        if (checkpoint.get("k").asInt() == s) {
          assertClose(floats(checkpoint.get("latents_after")), x, "state " + (s + 1));
          compared++;
        }
      }
    }
    assertEquals(6, compared);
  }

  @Test
  void eulerStepsOfAShiftedFlow() {
    JsonNode file = Vectors.read("flow_match_euler.json").get("euler_steps");
    NoiseSchedule schedule = new FlowScheduler(1000, FlowSpacing.TRAINED, 3).schedule(20, 0);
    Sampler sampler = new Sampler(schedule, Prediction.FLOW, EtaSchedule.ODE, SolverOrder.FIRST);
    float[] x = floats(file.get("sample"));
    float[] velocity = floats(file.get("velocity"));
    assertEquals(3, file.get("steps").size());
    for (JsonNode step : file.get("steps")) {
      int s = step.get("k").asInt();
      // diffusers continues from the step's own result; so do we.
      float[] next = sampler.step(s, x, sampler.x0(s, x, velocity), null, null);
      assertEquals(step.get("t").asDouble(), schedule.timestep(s), 1e-3);
      assertClose(floats(step.get("prev_sample")), next, "state " + (s + 1));
      x = next;
    }
  }

  @Test
  void sdeDpmSolverStepsOfAFlow() {
    JsonNode file = Vectors.read("flow_dpm_sde_pp.json");
    assertEquals(2, file.get("sequences").size());
    for (JsonNode sequence : file.get("sequences")) {
      NoiseSchedule schedule =
          new FlowScheduler(1000, FlowSpacing.UNIFORM, sequence.get("shift").asDouble())
              .schedule(sequence.get("steps").asInt(), 0);
      SolverOrder order =
          sequence.get("solver_order").asInt() == 2 ? SolverOrder.SECOND : SolverOrder.FIRST;
      Sampler sampler = new Sampler(schedule, Prediction.FLOW, EtaSchedule.SDE, order);
      float[] x = floats(sequence.get("init"));
      float[] previous = null;
      for (JsonNode step : sequence.get("records")) {
        int s = step.get("k").asInt();
        float[] x0 = sampler.x0(s, x, floats(step.get("model_output")));
        assertEquals(step.get("std").asDouble(), sampler.sdeStd(s), 1e-6);
        assertClose(floats(step.get("x0_pred")), x0, "x0 of " + s);
        x = sampler.step(s, x, x0, previous, floats(step.get("noise")));
        assertClose(floats(step.get("prev_sample")), x, "state " + (s + 1));
        previous = x0;
      }
    }
  }

  private static int stateAt(NoiseSchedule schedule, double timestep) {
    for (int s = 0; s < schedule.steps(); s++) {
      if (schedule.timestep(s) == timestep) {
        return s;
      }
    }
    throw new AssertionError("no timestep " + timestep);
  }
}
