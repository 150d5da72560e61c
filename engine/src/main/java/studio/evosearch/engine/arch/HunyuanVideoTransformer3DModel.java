package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' HunyuanVideoTransformer3DModel, the denoiser of HunyuanVideo (arXiv 2412.03603).
 *
 * <p>Method {@code forward}: hidden_states {@code [batch, in_channels, frames, height, width]},
 * timestep {@code [1]} or {@code [batch]}, encoder_hidden_states {@code [batch, tokens,
 * text_embed_dim]}, encoder_attention_mask {@code [batch, tokens]}, int64, ones before zeros,
 * pooled_projections {@code [batch, pooled_projection_dim]}, and where the config has
 * guidance_embeds, guidance {@code [1]} or {@code [batch]}, a thousand times the scale; returns the
 * flow's velocity {@code [batch, out_channels, frames, height, width]}.
 */
public final class HunyuanVideoTransformer3DModel {
  private static final double EPSILON = 1e-6;

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int heads;
  private final int width;
  private final Value like;

  private HunyuanVideoTransformer3DModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    heads = config.integer("num_attention_heads");
    width = heads * config.integer("attention_head_dim");
    like = root.weight("x_embedder.proj.weight");
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config()).text("qk_norm", "rms_norm").absent("image_condition_type");
    return new HunyuanVideoTransformer3DModel(component).emit();
  }

  private Script emit() {
    Value latents = script.input("hidden_states").as(like);
    Value timestep = script.input("timestep");
    Value states = script.input("encoder_hidden_states").as(like);
    Value mask = script.input("encoder_attention_mask");
    Value pooled = script.input("pooled_projections").as(like);
    Scope embedder = root.at("time_text_embed");
    Value time = embedded(embedder, timestep, pooled);
    if (config.flag("guidance_embeds", true)) {
      time = time.add(sinusoid(embedder.at("guidance_embedder"), script.input("guidance")));
    }
    // Every modulation takes it through a SiLU; once is enough.
    time = time.silu();

    int side = config.integer("patch_size");
    List<Integer> patch = List.of(config.integer("patch_size_t"), side, side);
    var patches = new VideoPatches(script, latents, root.at("x_embedder"), "proj", patch);
    Value x = patches.tokens();
    Value text = refined(root.at("context_embedder"), timestep, states, mask);
    Value count = x.size(1);
    Value textCount = text.size(1);
    Value angles =
        patches.angles(config.integers("rope_axes_dim"), config.number("rope_theta", 256));
    Value rotations = angles.padRows(textCount).rotations(); // text keeps its direction
    Value all = script.range(count.add(textCount), x);
    Value seen = all.unsqueeze(0).less(mask.sum(1).add(count)).unsqueeze(1).unsqueeze(1);

    for (int i = 0; i < config.integer("num_layers"); i++) {
      var both = dual(root.at("transformer_blocks", i), x, text, time, rotations, seen);
      x = both.latents();
      text = both.text();
    }
    Value joined = script.cat(1, x, text);
    for (int i = 0; i < config.integer("num_single_layers"); i++) {
      joined = single(root.at("single_transformer_blocks", i), joined, time, rotations, seen);
    }
    List<Value> m = root.linear(time, "norm_out.linear").unsqueeze(1).chunk(2, 2);
    x = modulated(joined.first(1, count), m.get(1), m.get(0));
    script.method("forward", patches.channelsFirst(root.linear(x, "proj_out")).float32());
    return script.build();
  }

  private Value embedded(Scope embedder, Value timestep, Value pooled) {
    Scope text = embedder.at("text_embedder");
    Value projected = text.linear(text.linear(pooled, "linear_1").silu(), "linear_2");
    return sinusoid(embedder.at("timestep_embedder"), timestep).add(projected);
  }

  private Value sinusoid(Scope embedder, Value number) {
    Value x = script.timestepEmbedding(number, 256, true, 0).as(like);
    return embedder.linear(embedder.linear(x, "linear_1").silu(), "linear_2");
  }

  /** The text encoder's states after the token refiner, which sees the time and their mean. */
  private Value refined(Scope embedder, Value timestep, Value states, Value mask) {
    Value counted = mask.float32().unsqueeze(-1);
    Value mean = states.mul(counted).sum(1).div(counted.sum(1)).flatten(1, 2).as(like);
    Value time = embedded(embedder.at("time_text_embed"), timestep, mean).silu();
    Value valid = mask.booleans();
    Value pairs = valid.unsqueeze(1).and(valid.unsqueeze(2));
    // What is padded sees the first token, since something it must see.
    Value first = script.range(mask.size(1), mask).less(1);
    Value seen = pairs.or(first).unsqueeze(1);
    Value x = embedder.linear(states, "proj_in");
    for (int i = 0; i < config.integer("num_refiner_layers"); i++) {
      Scope block = embedder.at("token_refiner.refiner_blocks", i);
      Scope self = block.at("attn");
      List<Value> gates = block.linear(time, "norm_out.linear").unsqueeze(1).chunk(2, 2);
      Value n = block.layerNorm(x, "norm1", EPSILON);
      Value attended =
          script.attention(
              self.linear(n, "to_q").splitHeads(heads),
              self.linear(n, "to_k").splitHeads(heads),
              self.linear(n, "to_v").splitHeads(heads),
              seen);
      x = x.add(self.linear(attended.mergeHeads(), "to_out.0").mul(gates.get(0)));
      n = block.linear(block.layerNorm(x, "norm2", EPSILON), "ff.net.0.proj").silu();
      x = x.add(block.linear(n, "ff.net.2").mul(gates.get(1)));
    }
    return x;
  }

  private record Both(Value latents, Value text) {}

  /** A block that keeps weights for latents and for text, which see each other in attention. */
  private Both dual(
      Scope block, Value latents, Value text, Value time, Value rotations, Value seen) {
    List<Value> m = block.linear(time, "norm1.linear").unsqueeze(1).chunk(6, 2);
    List<Value> c = block.linear(time, "norm1_context.linear").unsqueeze(1).chunk(6, 2);
    Scope joint = block.at("attn");
    Value n = modulated(latents, m.get(0), m.get(1));
    Value t = modulated(text, c.get(0), c.get(1));
    Value query =
        script.cat(
            2, headed(joint, n, "to_q", "norm_q"), headed(joint, t, "add_q_proj", "norm_added_q"));
    Value key =
        script.cat(
            2, headed(joint, n, "to_k", "norm_k"), headed(joint, t, "add_k_proj", "norm_added_k"));
    Value value =
        script.cat(
            2,
            joint.linear(n, "to_v").splitHeads(heads),
            joint.linear(t, "add_v_proj").splitHeads(heads));
    Value attended =
        script.attention(query.rotate(rotations), key.rotate(rotations), value, seen).mergeHeads();
    Value count = latents.size(1);
    Value forLatents = joint.linear(attended.first(1, count), "to_out.0");
    Value forText = joint.linear(attended.from(1, count), "to_add_out");
    return new Both(
        feedForward(block, "ff", latents.add(forLatents.mul(m.get(2))), m),
        feedForward(block, "ff_context", text.add(forText.mul(c.get(2))), c));
  }

  private Value feedForward(Scope block, String layer, Value x, List<Value> m) {
    Value n = modulated(x, m.get(3), m.get(4));
    n = block.linear(block.linear(n, layer + ".net.0.proj").geluTanh(), layer + ".net.2");
    return x.add(n.mul(m.get(5)));
  }

  /** A block whose weights serve latents and text alike. */
  private Value single(Scope block, Value x, Value time, Value rotations, Value seen) {
    List<Value> m = block.linear(time, "norm.linear").unsqueeze(1).chunk(3, 2);
    Scope self = block.at("attn");
    Value n = modulated(x, m.get(0), m.get(1));
    Value attended =
        script.attention(
            headed(self, n, "to_q", "norm_q").rotate(rotations),
            headed(self, n, "to_k", "norm_k").rotate(rotations),
            self.linear(n, "to_v").splitHeads(heads),
            seen);
    Value inner = block.linear(n, "proj_mlp").geluTanh();
    Value out = block.linear(script.cat(2, attended.mergeHeads(), inner), "proj_out");
    return x.add(out.mul(m.get(2)));
  }

  private Value headed(Scope block, Value x, String layer, String norm) {
    return block.rmsNorm(block.linear(x, layer).splitHeads(heads), norm, EPSILON);
  }

  private Value modulated(Value x, Value shift, Value scale) {
    return x.layerNorm(width, EPSILON).mul(scale.add(1)).add(shift);
  }
}
