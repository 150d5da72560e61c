package studio.evosearch.engine.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

/** Operators as distributions, over 200,000 values each. */
class MutationTest {
  private static final int N = 200_000;
  private static final double ALPHA = 0.6;
  private static final double SIGMA = 0.8;

  private static float[] normal(int candidate) {
    float[] x = new float[N];
    NoiseStream.of(3, candidate, 0, Purpose.INITIAL_NOISE).fillNormal(x);
    return x;
  }

  private static NoiseStream stream(int candidate) {
    return NoiseStream.of(3, candidate, 0, Purpose.MUTATION);
  }

  private static LatentState noise() {
    return new LatentState(normal(1), new float[0], 0, 1, 0.5);
  }

  /** A state on its way: x = alpha x0 + sigma eps with x0 uniform in -1..1 and known exactly. */
  private static LatentState underway() {
    float[] eps = normal(2);
    float[] x0 = new float[N];
    float[] x = new float[N];
    for (int i = 0; i < N; i++) {
      x0[i] = (float) Math.sin(i);
      x[i] = (float) (ALPHA * x0[i] + SIGMA * eps[i]);
    }
    return new LatentState(x, x0, ALPHA, SIGMA, 0.25);
  }

  @Test
  void blendKeepsTheStandardNormalAndCorrelatesWithTheParent() {
    for (double beta : new double[] {0, 0.3, 0.7, 1}) {
      LatentState parent = noise();
      float[] child = new Mutation.Blend(beta).apply(parent, stream(7));
      assertEquals(0, mean(child), 0.01);
      assertEquals(1, variance(child), 0.015);
      assertEquals(Math.sqrt(1 - beta * beta), correlation(parent.x(), child), 0.01);
    }
  }

  @Test
  void disturbAddsTheSdeStepsDeviationTimesGamma() {
    LatentState parent = underway();
    float[] child = new Mutation.Disturb(2).apply(parent, stream(7));
    float[] change = minus(child, parent.x());
    assertEquals(0, mean(change), 0.006);
    assertEquals(0.5 * 0.5, variance(change), 0.004);
    assertEquals(0, correlation(change, parent.x()), 0.01);
  }

  @Test
  void marginalKeepsTheNoiseLevelAroundTheSameX0() {
    for (double beta : new double[] {0.2, 0.5, 1}) {
      LatentState parent = underway();
      float[] child = new Mutation.Marginal(beta).apply(parent, stream(7));
      float[] noise = minus(child, scaled(ALPHA, parent.x0()));
      float[] before = minus(parent.x(), scaled(ALPHA, parent.x0()));
      assertEquals(0, mean(noise), 0.01);
      assertEquals(SIGMA * SIGMA, variance(noise), 0.01);
      assertEquals(Math.sqrt(1 - beta * beta), correlation(before, noise), 0.01);
    }
  }

  @Test
  void marginalAtPureNoiseIsBlend() {
    float[] x = normal(1);
    LatentState pure = new LatentState(x, new float[N], 0, 1, 0.5);
    assertArrayEquals(
        new Mutation.Blend(0.4).apply(noise(), stream(9)),
        new Mutation.Marginal(0.4).apply(pure, stream(9)),
        1e-6f);
  }

  @Test
  void rotateKeepsTheLengthAndTurnsByTheAngle() {
    for (double angle : new double[] {0, 0.3, Math.PI / 2, 3}) {
      LatentState parent = noise();
      float[] child = new Mutation.Rotate(angle).apply(parent, stream(7));
      assertEquals(length(parent.x()), length(child), 1e-4 * length(child));
      assertEquals(
          Math.cos(angle), dot(parent.x(), child) / length(parent.x()) / length(child), 1e-5);
    }
    float[] one = new Mutation.Rotate(1).apply(noise(), stream(7));
    float[] other = new Mutation.Rotate(1).apply(noise(), stream(8));
    double along = Math.cos(1) * Math.cos(1);
    assertEquals(along, dot(one, other) / length(one) / length(other), 0.01);
  }

  @Test
  void parentsStayAsTheyAre() {
    LatentState parent = underway();
    float[] x = parent.x().clone();
    float[] x0 = parent.x0().clone();
    new Mutation.Blend(0.5).apply(parent, stream(1));
    new Mutation.Disturb(0.5).apply(parent, stream(1));
    new Mutation.Marginal(0.5).apply(parent, stream(1));
    new Mutation.Rotate(0.5).apply(parent, stream(1));
    assertArrayEquals(x, parent.x());
    assertArrayEquals(x0, parent.x0());
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new Mutation.Blend(1.1));
    assertThrows(IllegalArgumentException.class, () -> new Mutation.Marginal(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Mutation.Disturb(-1));
    assertThrows(IllegalArgumentException.class, () -> new Mutation.Rotate(4));
    assertThrows(
        IllegalArgumentException.class, () -> new Mutation.Marginal(0.5).apply(noise(), stream(1)));
  }

  private static float[] minus(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static float[] scaled(double factor, float[] a) {
    float[] product = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = (float) (factor * a[i]);
    }
    return product;
  }

  private static double mean(float[] a) {
    double sum = 0;
    for (float value : a) {
      sum += value;
    }
    return sum / a.length;
  }

  private static double variance(float[] a) {
    double mean = mean(a);
    return dot(a, a) / a.length - mean * mean;
  }

  private static double correlation(float[] a, float[] b) {
    return (dot(a, b) / a.length - mean(a) * mean(b)) / Math.sqrt(variance(a) * variance(b));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double length(float[] a) {
    return Math.sqrt(dot(a, a));
  }
}
