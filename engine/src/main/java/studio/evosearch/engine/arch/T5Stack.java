package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * The encoder of T5 1.1 (arXiv 1910.10683) and of UMT5 (arXiv 2304.09151), which differ in one
 * thing: in T5 the first layer's position bias serves all layers, in UMT5 each layer has its own.
 * The checkpoint says which it is.
 *
 * <p>The sum of the layers stays in float32, and so does the last product of each feed-forward,
 * which overflows in float16; transformers keeps it so too ({@code _keep_in_fp32_modules}).
 *
 * <p>Method {@code forward}: input_ids {@code [batch, tokens]} and attention_mask of the same
 * shape, both int64; returns the last hidden state {@code [batch, tokens, d_model]}.
 */
final class T5Stack {
  private final ScriptBuilder script;
  private final Scope encoder;
  private final Config config;
  private final int heads;
  private final double epsilon;

  private T5Stack(Component component) {
    script = new ScriptBuilder(component);
    encoder = script.root().at("encoder");
    config = component.config();
    heads = config.integer("num_heads");
    epsilon = config.number("layer_norm_epsilon", 1e-6);
  }

  static Script script(Component component) {
    new Expected(component.config()).text("feed_forward_proj", "gated-gelu");
    return new T5Stack(component).emit();
  }

  private Script emit() {
    encoder.skip("embed_tokens.weight"); // it is shared.weight again
    Value ids = script.input("input_ids");
    // 0 where a token counts, minus infinity where it does not.
    Value mask = script.input("attention_mask").float32().log().unsqueeze(1).unsqueeze(1);
    Value x = script.root().embedding(ids, "shared").float32();
    Value buckets = buckets(script.range(ids.size(1), ids));
    Value bias = mask;
    for (int i = 0; i < config.integer("num_layers"); i++) {
      Scope block = encoder.at("block", i);
      Scope attention = block.at("layer.0.SelfAttention");
      if (attention.has("relative_attention_bias.weight")) {
        Value positions = attention.embedding(buckets, "relative_attention_bias");
        bias = positions.permute(2, 0, 1).add(mask).as(attention.weight("q.weight"));
      }
      x = x.add(attention(attention, norm(block.at("layer.0"), x, "layer_norm"), bias));
      x = x.add(feedForward(block.at("layer.1"), x));
    }
    script.method("forward", norm(encoder, x, "final_layer_norm").float32());
    return script.build();
  }

  private Value norm(Scope scope, Value x, String layer) {
    return scope.rmsNorm(x, layer, epsilon).as(scope.weight(layer + ".weight"));
  }

  private Value attention(Scope block, Value x, Value bias) {
    Value attended =
        script.unscaledAttention(
            block.linear(x, "q").splitHeads(heads),
            block.linear(x, "k").splitHeads(heads),
            block.linear(x, "v").splitHeads(heads),
            bias);
    return block.linear(attended.mergeHeads(), "o");
  }

  private Value feedForward(Scope layer, Value x) {
    Value n = norm(layer, x, "layer_norm");
    Scope dense = layer.at("DenseReluDense");
    Value inner = dense.linear(n, "wi_0").geluTanh().mul(dense.linear(n, "wi_1"));
    return dense.wideLinear(inner, "wo");
  }

  /**
   * Which entry of the bias table a query and a key share, {@code [queries, keys]}: half of the
   * table for keys before the query and half for those after it; of a half, its first half for
   * single distances and the rest for ever wider bands of them.
   */
  private Value buckets(Value positions) {
    int half = config.integer("relative_attention_num_buckets", 32) / 2;
    int exact = half / 2;
    double widest = config.number("relative_attention_max_distance", 128);
    Value offset = positions.unsqueeze(0).sub(positions.unsqueeze(1));
    Value distance = offset.abs();
    Value band = distance.float32().div(exact).log().div(Math.log(widest / exact));
    band = band.mul(half - exact).int64().add(exact).atMost(half - 1);
    Value after = positions.unsqueeze(1).less(positions.unsqueeze(0)).int64().mul(half);
    return distance.less(exact).choose(distance, band).add(after).int64();
  }
}
