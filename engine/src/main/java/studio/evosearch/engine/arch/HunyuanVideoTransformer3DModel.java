package studio.evosearch.engine.arch;

import java.util.List;
import java.util.Optional;
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
 * text_embed_dim]}, encoder_attention_mask {@code [batch, tokens]}, ones before zeros,
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
    Value embedding = embedding(timestep, script.input("pooled_projections").as(like));
    Value text = refined(root.at("context_embedder"), timestep, states, mask);

    int side = config.integer("patch_size");
    List<Integer> patch = List.of(config.integer("patch_size_t"), side, side);
    var patches = new VideoPatches(script, latents, root.at("x_embedder"), "proj", patch);
    JointBlock blocks = new JointBlock(script, attention(patches, text.size(1), mask), width);
    var streams = new JointBlock.Streams(patches.tokens(), text);
    for (int i = 0; i < config.integer("num_layers"); i++) {
      streams = blocks.apply(root.at("transformer_blocks", i), streams, embedding);
    }
    Value x = script.cat(1, streams.text(), streams.picture());
    for (int i = 0; i < config.integer("num_single_layers"); i++) {
      x = blocks.single(root.at("single_transformer_blocks", i), x, embedding);
    }
    Value out = DiTLayers.output(root, x.from(1, text.size(1)), width, embedding);
    script.method("forward", patches.channelsFirst(out).float32());
    return script.build();
  }

  /** The sum of all that is no token, with the SiLU that every block puts before it. */
  private Value embedding(Value timestep, Value pooled) {
    Scope scope = root.at("time_text_embed");
    Value sum = timeAndText(scope, timestep, pooled);
    if (config.flag("guidance_embeds", true)) {
      Value guidance = script.input("guidance");
      sum = sum.add(DiTLayers.numberEmbedder(script, scope.at("guidance_embedder"), guidance));
    }
    return sum.silu();
  }

  private Value timeAndText(Scope scope, Value timestep, Value text) {
    return DiTLayers.numberEmbedder(script, scope.at("timestep_embedder"), timestep)
        .add(DiTLayers.embedder(scope.at("text_embedder"), text));
  }

  /** Attention over text and latents: positions are the latents' alone, padding is not seen. */
  private JointAttention attention(VideoPatches patches, Value texts, Value mask) {
    Value angles =
        patches.angles(config.integers("rope_axes_dim"), config.number("rope_theta", 256));
    Value rotations = angles.padRowsBefore(texts).rotations();
    Value tokens = script.range(texts.add(patches.tokens().size(1)), mask).unsqueeze(0);
    Value seen = tokens.less(mask.sum(1)).or(tokens.notLess(texts)).unsqueeze(1).unsqueeze(1);
    return new JointAttention(script, heads, x -> x.rotate(rotations), Optional.of(seen));
  }

  /** The text encoder's states after the token refiner, which sees the time and their mean. */
  private Value refined(Scope embedder, Value timestep, Value states, Value mask) {
    Value counted = mask.float32().unsqueeze(-1);
    Value mean = states.mul(counted).sum(1).div(counted.sum(1)).flatten(1, 2).as(like);
    Value embedding = timeAndText(embedder.at("time_text_embed"), timestep, mean).silu();
    Value valid = mask.booleans();
    // Padding sees the first token, since it must see something.
    Value first = script.range(mask.size(1), mask).less(1);
    Value seen = valid.unsqueeze(1).and(valid.unsqueeze(2)).or(first).unsqueeze(1);
    Value x = embedder.linear(states, "proj_in");
    for (int i = 0; i < config.integer("num_refiner_layers"); i++) {
      x = refinerBlock(embedder.at("token_refiner.refiner_blocks", i), x, embedding, seen);
    }
    return x;
  }

  private Value refinerBlock(Scope block, Value x, Value embedding, Value seen) {
    List<Value> gates = DiTLayers.modulation(block, "norm_out", embedding, 2);
    Scope self = block.at("attn");
    Value n = block.layerNorm(x, "norm1", EPSILON);
    Value attended =
        script.attention(
            self.linear(n, "to_q").splitHeads(heads),
            self.linear(n, "to_k").splitHeads(heads),
            self.linear(n, "to_v").splitHeads(heads),
            seen);
    Value h = x.add(self.linear(attended.mergeHeads(), "to_out.0").mul(gates.get(0)));
    n = block.linear(block.layerNorm(h, "norm2", EPSILON), "ff.net.0.proj").silu();
    return h.add(block.linear(n, "ff.net.2").mul(gates.get(1)));
  }
}
