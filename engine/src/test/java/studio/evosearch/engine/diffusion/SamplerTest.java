package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final NoiseSchedule FLOW =
      new FlowScheduler(1000, FlowSpacing.UNIFORM, 1).schedule(10, 0);
  private static final NoiseSchedule VP = SamplerVectorsTest.STABLE_DIFFUSION.schedule(10, 0);

  @Test
  void everyPredictionOfTheSamePairGivesTheSameCleanLatent() {
    float[] x0 = {0.3f, -1.2f};
    float[] eps = {0.9f, 0.4f};
    NoiseSchedule late = new FlowScheduler(1000, FlowSpacing.MULTISTEP, 1).schedule(10, 0);
    for (NoiseSchedule schedule : new NoiseSchedule[] {VP, late}) {
      int s = 4;
      double a = schedule.alpha(s);
      double b = schedule.sigma(s);
      float[] x = mix(a, x0, b, eps);
      assertArrayEquals(x0, sampler(schedule, Prediction.EPSILON).x0(s, x, eps), 1e-5f);
      assertArrayEquals(x0, sampler(schedule, Prediction.SAMPLE).x0(s, x, x0), 1e-5f);
    }
    float[] x = mix(VP.alpha(3), x0, VP.sigma(3), eps);
    float[] v = mix(VP.alpha(3), eps, -VP.sigma(3), x0);
    assertArrayEquals(x0, sampler(VP, Prediction.V).x0(3, x, v), 1e-5f);
    float[] y = mix(FLOW.alpha(0), x0, FLOW.sigma(0), eps);
    assertArrayEquals(x0, sampler(FLOW, Prediction.FLOW).x0(0, y, mix(1, eps, -1, x0)), 1e-5f);
  }

  @Test
  void aStepKeepsThePairAtEtaZero() {
    float[] x0 = {0.3f, -1.2f};
    float[] eps = {0.9f, 0.4f};
    for (NoiseSchedule schedule : new NoiseSchedule[] {VP, FLOW}) {
      for (SolverOrder order : SolverOrder.values()) {
        Sampler sampler = new Sampler(schedule, Prediction.SAMPLE, EtaSchedule.ODE, order);
        float[] x = mix(schedule.alpha(0), x0, schedule.sigma(0), eps);
        for (int s = 0; s < schedule.steps(); s++) {
          x = sampler.step(s, x, x0, x0, null);
          assertArrayEquals(mix(schedule.alpha(s + 1), x0, schedule.sigma(s + 1), eps), x, 1e-5f);
        }
      }
    }
  }

  @Test
  void theFirstSdeStepOfAFlowForgetsTheNoiseItStartedFrom() {
    Sampler sampler = new Sampler(FLOW, Prediction.FLOW, EtaSchedule.SDE, SolverOrder.FIRST);
    float[] next = sampler.step(0, new float[] {5}, new float[] {1}, null, new float[] {0});
    assertEquals(FLOW.alpha(1), next[0], 1e-6);
    assertEquals(FLOW.sigma(1), sampler.sdeStd(0), 1e-12);
  }

  @Test
  void secondOrderAtEtaZeroIsDpmSolverPlusPlus() {
    // x' = sigma'/sigma x - alpha' (e^-h - 1) (D0 + D1 / 2), D1 = (D0 - D_prev) / r0.
    int s = 5;
    double h = lambda(s + 1) - lambda(s);
    double r0 = (lambda(s) - lambda(s - 1)) / h;
    double d = 0.7 + 0.5 * (0.7 - 0.2) / r0;
    double expected = VP.sigma(s + 1) / VP.sigma(s) * 1.5 - VP.alpha(s + 1) * Math.expm1(-h) * d;
    Sampler sampler = new Sampler(VP, Prediction.V, EtaSchedule.ODE, SolverOrder.SECOND);
    float[] actual =
        sampler.step(s, new float[] {1.5f}, new float[] {0.7f}, new float[] {0.2f}, null);
    assertEquals(expected, actual[0], 1e-6);
  }

  @Test
  void secondOrderIsSecondOrderAccurate() {
    // The exact flow of x0 ~ N(0, 1/4): x_s scales with sqrt(alpha^2 / 4 + sigma^2).
    for (double factor : new double[] {1, 2}) {
      double coarse = error(SolverOrder.SECOND, (int) (40 * factor));
      double fine = error(SolverOrder.SECOND, (int) (80 * factor));
      assertTrue(fine < coarse / 3, coarse + " then " + fine);
      assertTrue(fine < error(SolverOrder.FIRST, (int) (80 * factor)) / 3);
    }
  }

  @Test
  void noiseIsAskedForOnlyWhereItIsUsed() {
    Sampler sampler = new Sampler(VP, Prediction.V, EtaSchedule.parse("0,1@6"), SolverOrder.FIRST);
    assertFalse(sampler.needsNoise(5));
    assertTrue(sampler.needsNoise(6));
    assertFalse(sampler(FLOW, Prediction.FLOW).needsNoise(9), "the last step to sigma 0");
    float[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> sampler.step(6, one, one, null, null));
  }

  @Test
  void aPredictionThatDoesNotFitTheScheduleIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> sampler(FLOW, Prediction.EPSILON))
            .getMessage();
    assertEquals("epsilon prediction needs alpha > 0; state 0 has alpha 0.0, sigma 1.0", message);
    assertThrows(IllegalArgumentException.class, () -> sampler(FLOW, Prediction.V));
    assertThrows(IllegalArgumentException.class, () -> sampler(VP, Prediction.FLOW));
  }

  /** Mean error of the sampled scale against the exact one, over the part below sigma 0.9. */
  private static double error(SolverOrder order, int steps) {
    double[] alpha = new double[steps + 1];
    double[] sigma = new double[steps + 1];
    for (int s = 0; s <= steps; s++) {
      sigma[s] = 0.9 - 0.8 * s / steps;
      alpha[s] = 1 - sigma[s];
    }
    NoiseSchedule schedule = new NoiseSchedule(alpha, sigma, new double[steps]);
    Sampler sampler = new Sampler(schedule, Prediction.SAMPLE, EtaSchedule.ODE, order);
    float[] x = {1};
    float[] previous = null;
    for (int s = 0; s < steps; s++) {
      double gain = alpha[s] / 4 / (alpha[s] * alpha[s] / 4 + sigma[s] * sigma[s]);
      float[] x0 = {(float) (gain * x[0])};
      x = sampler.step(s, x, x0, previous, null);
      previous = x0;
    }
    double exact = Math.hypot(alpha[steps] / 2, sigma[steps]) / Math.hypot(alpha[0] / 2, sigma[0]);
    return Math.abs(x[0] - exact);
  }

  private static Sampler sampler(NoiseSchedule schedule, Prediction prediction) {
    return new Sampler(schedule, prediction, EtaSchedule.SDE, SolverOrder.FIRST);
  }

  private static double lambda(int s) {
    return Math.log(VP.alpha(s) / VP.sigma(s));
  }

  private static float[] mix(double a, float[] x, double b, float[] y) {
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (a * x[i] + b * y[i]);
    }
    return out;
  }
}
