package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * A transformer block of picture and text tokens (MMDiT, arXiv 2403.03206): diffusers'
 * JointTransformerBlock and FluxTransformerBlock. Whether the picture attends to itself a second
 * time, and whether the text ends here, is read from the checkpoint.
 */
final class JointBlock {
  private final ScriptBuilder script;
  private final JointAttention attention;
  private final int width;

  JointBlock(ScriptBuilder script, JointAttention attention, int width) {
    this.script = script;
    this.attention = attention;
    this.width = width;
  }

  /** Tokens {@code [batch, tokens, width]} of both kinds. */
  record Streams(Value picture, Value text) {}

  /**
   * The tokens after a block.
   *
   * @param embedding timestep and pooled text {@code [batch, width]}, with its SiLU
   */
  Streams apply(Scope block, Streams in, Value embedding) {
    Scope scope = block.at("attn");
    boolean twice = block.has("attn2.to_q.weight");
    boolean last = !scope.has("to_add_out.weight");
    // Of each: shift, scale and gate of the attention, of the feed-forward, of a second attention.
    List<Value> p = DiTLayers.modulation(block, "norm1", embedding, twice ? 9 : 6);
    // Text that ends here has scale and shift alone, in this order.
    List<Value> t = DiTLayers.modulation(block, "norm1_context", embedding, last ? 2 : 6);
    if (last) {
      t = t.reversed();
    }
    Value joint =
        attention.joint(
            scope,
            DiTLayers.modulated(in.picture(), width, p.get(0), p.get(1)),
            DiTLayers.modulated(in.text(), width, t.get(0), t.get(1)));
    Value texts = in.text().size(1);
    Value picture = in.picture().add(p.get(2).mul(scope.linear(joint.from(1, texts), "to_out.0")));
    if (twice) {
      Value normed = DiTLayers.modulated(in.picture(), width, p.get(6), p.get(7));
      Value alone = attention.single(block.at("attn2"), normed);
      picture = picture.add(p.get(8).mul(block.linear(alone, "attn2.to_out.0")));
    }
    picture = feedForward(block.at("ff"), picture, p);
    if (last) {
      return new Streams(picture, in.text());
    }
    Value text = in.text().add(t.get(2).mul(scope.linear(joint.first(1, texts), "to_add_out")));
    return new Streams(picture, feedForward(block.at("ff_context"), text, t));
  }

  /**
   * Tokens of both kinds, text first, after a block whose weights serve them alike: diffusers'
   * FluxSingleTransformerBlock.
   */
  Value single(Scope block, Value x, Value embedding) {
    List<Value> parts = DiTLayers.modulation(block, "norm", embedding, 3);
    Value h = DiTLayers.modulated(x, width, parts.get(0), parts.get(1));
    Value attended = attention.single(block.at("attn"), h);
    Value inner = block.linear(h, "proj_mlp").geluTanh();
    Value both = script.cat(2, attended, inner);
    return x.add(parts.get(2).mul(block.linear(both, "proj_out")));
  }

  private Value feedForward(Scope scope, Value x, List<Value> parts) {
    Value normed = DiTLayers.modulated(x, width, parts.get(3), parts.get(4));
    return x.add(parts.get(5).mul(DiTLayers.feedForward(scope, normed)));
  }
}
