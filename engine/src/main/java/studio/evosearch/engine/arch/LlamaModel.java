package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * transformers' LlamaModel (arXiv 2302.13971) as a text encoder.
 *
 * <p>Method {@code forward}: input_ids {@code [batch, tokens]} and attention_mask of the same
 * shape, both int64, rows padded at their ends; returns the last hidden state {@code [batch,
 * tokens, width]} after the final norm, and transformers' hidden_states[-3]: what comes out of the
 * last layer but two, without that norm.
 */
public final class LlamaModel {
  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int heads;
  private final int keyHeads;
  private final int headWidth;
  private final double epsilon;

  private LlamaModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    heads = config.integer("num_attention_heads");
    keyHeads = config.integer("num_key_value_heads", heads);
    headWidth = config.integer("head_dim", config.integer("hidden_size") / heads);
    epsilon = config.number("rms_norm_eps", 1e-6);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config()).text("hidden_act", "silu").absent("rope_scaling");
    return new LlamaModel(component).emit();
  }

  private Script emit() {
    Value ids = script.input("input_ids");
    Value counts = script.input("attention_mask").booleans().unsqueeze(1).unsqueeze(1);
    Value positions = script.range(ids.size(1), ids);
    Value earlier = positions.unsqueeze(1).notLess(positions.unsqueeze(0));
    Value mask = counts.and(earlier);
    Value x = root.embedding(ids, "embed_tokens");
    Value angles = script.angles(positions, headWidth, config.number("rope_theta", 10_000));
    Value cos = angles.cos().as(x);
    Value sin = angles.sin().as(x);
    int layers = config.integer("num_hidden_layers");
    Value third = x;
    for (int i = 0; i < layers; i++) {
      x = layer(root.at("layers", i), x, cos, sin, mask);
      if (i == layers - 3) {
        third = x;
      }
    }
    Value last = root.rmsNorm(x, "norm", epsilon);
    script.method("forward", last.float32(), third.float32());
    return script.build();
  }

  private Value layer(Scope layer, Value x, Value cos, Value sin, Value mask) {
    Scope self = layer.at("self_attn");
    Value n = layer.rmsNorm(x, "input_layernorm", epsilon);
    Value query = rotate(self.linear(n, "q_proj").splitHeads(heads), cos, sin);
    Value key = rotate(self.linear(n, "k_proj").splitHeads(keyHeads), cos, sin);
    Value value = self.linear(n, "v_proj").splitHeads(keyHeads);
    int group = heads / keyHeads;
    Value attended =
        script.attention(query, key.repeatEach(1, group), value.repeatEach(1, group), mask);
    Value h = x.add(self.linear(attended.mergeHeads(), "o_proj"));
    Scope mlp = layer.at("mlp");
    n = layer.rmsNorm(h, "post_attention_layernorm", epsilon);
    Value inner = mlp.linear(n, "gate_proj").silu().mul(mlp.linear(n, "up_proj"));
    return h.add(mlp.linear(inner, "down_proj"));
  }

  /** Turns the pairs that a head's first and second half make, by angles given for each token. */
  private Value rotate(Value x, Value cos, Value sin) {
    List<Value> halves = x.chunk(2, -1);
    Value first = halves.get(0);
    Value second = halves.get(1);
    return script.cat(-1, first.mul(cos).sub(second.mul(sin)), second.mul(cos).add(first.mul(sin)));
  }
}
