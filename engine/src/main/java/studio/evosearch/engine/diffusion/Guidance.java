package studio.evosearch.engine.diffusion;

import java.util.OptionalDouble;

/**
 * How strongly the prompt pulls.
 *
 * @param scale w of classifier-free guidance, uncond + w (cond - uncond) (arXiv 2207.12598); 1
 *     evaluates the conditional half alone
 * @param embedded the scale a guidance-distilled denoiser takes as an input, empty when it takes
 *     none
 */
public record Guidance(double scale, OptionalDouble embedded) {
  /** No guidance of either kind. */
  public static final Guidance NONE = new Guidance(1, OptionalDouble.empty());

  public Guidance {
    if (!Double.isFinite(scale) || !Double.isFinite(embedded.orElse(0))) {
      throw new IllegalArgumentException("guidance must be finite: " + scale + ", " + embedded);
    }
  }

  /** Classifier-free guidance alone. */
  public static Guidance cfg(double scale) {
    return new Guidance(scale, OptionalDouble.empty());
  }

  /** A scale the model takes as an input, alone. */
  public static Guidance embedded(double value) {
    return new Guidance(1, OptionalDouble.of(value));
  }

  /** Both at once. */
  public static Guidance both(double scale, double embedded) {
    return new Guidance(scale, OptionalDouble.of(embedded));
  }

  /** Whether a step needs the unconditional half of the batch too. */
  public boolean paired() {
    return scale != 1;
  }

  /** uncond + w (cond - uncond), value by value. */
  public float[] combine(float[] unconditional, float[] conditional) {
    if (unconditional.length != conditional.length) {
      throw new IllegalArgumentException(
          "halves of %d and %d values".formatted(unconditional.length, conditional.length));
    }
    float w = (float) scale;
    float[] out = new float[conditional.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = unconditional[i] + w * (conditional[i] - unconditional[i]);
    }
    return out;
  }
}
