package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/** Layers that diffusion transformers share (arXiv 2212.09748), by their names in diffusers. */
final class DiTLayers {
  /** Width of the sinusoids that stand for a timestep. */
  private static final int SINUSOIDS = 256;

  private static final double EPSILON = 1e-6;

  private DiTLayers() {}

  /**
   * What an embedding says of a block: so many parts {@code [batch, 1, width]}.
   *
   * @param embedding {@code [batch, width]}, with its SiLU
   */
  static List<Value> modulation(Scope scope, String layer, Value embedding, int parts) {
    return scope.linear(embedding, layer + ".linear").unsqueeze(1).chunk(parts, -1);
  }

  /** Layer normalisation without weights, then x (1 + scale) + shift. */
  static Value modulated(Value x, int width, Value shift, Value scale) {
    return x.layerNorm(width, EPSILON).mul(scale.add(1)).add(shift);
  }

  /** diffusers' FeedForward with gelu-approximate. */
  static Value feedForward(Scope scope, Value x) {
    return scope.linear(scope.linear(x, "net.0.proj").geluTanh(), "net.2");
  }

  /** diffusers' TimestepEmbedding and PixArtAlphaTextProjection. */
  static Value embedder(Scope scope, Value x) {
    return scope.linear(scope.linear(x, "linear_1").silu(), "linear_2");
  }

  /**
   * The embedding of numbers such as timesteps.
   *
   * @param numbers {@code [batch]}, in the range of trained timesteps, 0..1000
   */
  static Value numberEmbedder(ScriptBuilder script, Scope scope, Value numbers) {
    Value sinusoids = script.timestepEmbedding(numbers, SINUSOIDS, true, 0);
    return embedder(scope, sinusoids.as(scope.weight("linear_1.weight")));
  }

  /** The last norm and projection of a transformer's tokens: AdaLayerNormContinuous. */
  static Value output(Scope root, Value x, int width, Value embedding) {
    List<Value> parts = modulation(root, "norm_out", embedding, 2);
    return root.linear(modulated(x, width, parts.get(1), parts.get(0)), "proj_out");
  }
}
