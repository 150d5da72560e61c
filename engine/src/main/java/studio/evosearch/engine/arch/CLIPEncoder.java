package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/** The pre-norm transformer that CLIP's text and image towers share (arXiv 2103.00020). */
final class CLIPEncoder {
  private final ScriptBuilder script;
  private final Scope layers;
  private final int heads;
  private final int count;
  private final double epsilon;
  private final String activation;

  /**
   * @param tower the place that holds {@code encoder.layers}
   * @param defaultHeads heads where the config leaves them out, as transformers does
   */
  CLIPEncoder(ScriptBuilder script, Scope tower, Config config, int defaultHeads) {
    this.script = script;
    layers = tower.at("encoder.layers");
    heads = config.integer("num_attention_heads", defaultHeads);
    count = config.integer("num_hidden_layers", 12);
    epsilon = config.number("layer_norm_eps", 1e-5);
    activation = config.text("hidden_act", "quick_gelu");
    if (!activation.equals("gelu") && !activation.equals("quick_gelu")) {
      throw config.problem("hidden_act", "expected gelu or quick_gelu, found " + activation);
    }
  }

  /** The epsilon of every layer normalisation. */
  double epsilon() {
    return epsilon;
  }

  /** The last layer's output, and the one before it. */
  record States(Value last, Value penultimate) {}

  /**
   * @param causal whether a token sees only itself and those before it
   */
  States run(Value x, boolean causal) {
    Value previous = x;
    Value h = x;
    for (int i = 0; i < count; i++) {
      previous = h;
      h = layer(layers.at(Integer.toString(i)), h, causal);
    }
    return new States(h, previous);
  }

  private Value layer(Scope layer, Value x, boolean causal) {
    Scope self = layer.at("self_attn");
    Value n = layer.layerNorm(x, "layer_norm1", epsilon);
    Value attended =
        script.attention(
            self.linear(n, "q_proj").splitHeads(heads),
            self.linear(n, "k_proj").splitHeads(heads),
            self.linear(n, "v_proj").splitHeads(heads),
            causal);
    Value h = x.add(self.linear(attended.mergeHeads(), "out_proj"));
    Value inner = layer.linear(layer.layerNorm(h, "layer_norm2", epsilon), "mlp.fc1");
    inner = activation.equals("gelu") ? inner.gelu() : inner.quickGelu();
    return h.add(layer.linear(inner, "mlp.fc2"));
  }
}
