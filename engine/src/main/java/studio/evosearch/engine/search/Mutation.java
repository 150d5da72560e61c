package studio.evosearch.engine.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import studio.evosearch.engine.noise.NoiseStream;

/**
 * A random operator that turns a parent's state into a child's. Pure: the stream is its only luck.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operator")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mutation.Blend.class, name = "blend"),
  @JsonSubTypes.Type(value = Mutation.Disturb.class, name = "disturb"),
  @JsonSubTypes.Type(value = Mutation.Marginal.class, name = "marginal"),
  @JsonSubTypes.Type(value = Mutation.Rotate.class, name = "rotate"),
})
public sealed interface Mutation {
  /** The child's state at the parent's state index; the parent's arrays stay as they are. */
  float[] apply(LatentState parent, NoiseStream noise);

  /**
   * EvoSearch's noise mutation (arXiv 2505.17618, section 4.2): x' = sqrt(1 - beta^2) x + beta e.
   * Keeps a standard normal state standard normal; the correlation with the parent is sqrt(1 -
   * beta^2).
   *
   * @param beta 0 (a copy) to 1 (fresh noise)
   */
  record Blend(double beta) implements Mutation {
    public Blend {
      Checks.unit("beta", beta);
    }

    @Override
    public float[] apply(LatentState parent, NoiseStream noise) {
      return combine(Math.sqrt(1 - beta * beta), parent.x(), beta, normal(parent, noise));
    }
  }

  /**
   * EvoSearch's mutation of intermediate states (arXiv 2505.17618, section 4.2): x' = x + gamma
   * sigma_t e, with sigma_t the standard deviation of the SDE step at that state.
   *
   * @param gamma the sigma scale, at least 0; 1 is the paper's
   */
  record Disturb(double gamma) implements Mutation {
    public Disturb {
      Checks.atLeastZero("sigma scale", gamma);
    }

    @Override
    public float[] apply(LatentState parent, NoiseStream noise) {
      return combine(1, parent.x(), gamma * parent.sdeStd(), normal(parent, noise));
    }
  }

  /**
   * Mutation that keeps the noise level: x' = alpha x0hat + sigma (sqrt(1 - beta^2) ehat + beta e),
   * with ehat = (x - alpha x0hat) / sigma. Needs no denoiser call, since x0hat was kept.
   *
   * @param beta 0 (a copy) to 1 (all noise fresh around the same x0hat)
   */
  record Marginal(double beta) implements Mutation {
    public Marginal {
      Checks.unit("beta", beta);
    }

    @Override
    public float[] apply(LatentState parent, NoiseStream noise) {
      float[] x0 = parent.x0();
      if (x0.length != parent.x().length) {
        throw new IllegalArgumentException("a marginal mutation needs the state's x0hat");
      }
      double keep = Math.sqrt(1 - beta * beta);
      double signal = parent.alpha() * (1 - keep);
      float[] e = normal(parent, noise);
      float[] child = new float[e.length];
      for (int i = 0; i < child.length; i++) {
        child[i] = (float) (signal * x0[i] + keep * parent.x()[i] + beta * parent.sigma() * e[i]);
      }
      return child;
    }
  }

  /**
   * A neighbour at a fixed angle (zero-order search, arXiv 2501.09732): the state is turned towards
   * a random direction at right angles to it and keeps its length.
   *
   * @param angle in radians, 0 to pi
   */
  record Rotate(double angle) implements Mutation {
    public Rotate {
      if (!(angle >= 0 && angle <= Math.PI)) {
        throw new IllegalArgumentException("angle must be 0 to pi, not " + angle);
      }
    }

    @Override
    public float[] apply(LatentState parent, NoiseStream noise) {
      float[] x = parent.x();
      float[] e = normal(parent, noise);
      double xx = dot(x, x);
      if (xx == 0) {
        return x.clone();
      }
      double along = dot(e, x) / xx;
      double across = Math.sqrt(Math.max(Double.MIN_NORMAL, dot(e, e) - along * along * xx));
      double turn = StrictMath.sin(angle) * Math.sqrt(xx) / across;
      return combine(StrictMath.cos(angle) - turn * along, x, turn, e);
    }
  }

  private static float[] normal(LatentState parent, NoiseStream noise) {
    float[] e = new float[parent.x().length];
    noise.fillNormal(e);
    return e;
  }

  private static float[] combine(double a, float[] x, double b, float[] y) {
    float[] sum = new float[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (a * x[i] + b * y[i]);
    }
    return sum;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
