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
 * diffusers' WanTransformer3DModel, the denoiser of Wan 2.1 (arXiv 2503.20314).
 *
 * <p>Method {@code forward}: hidden_states {@code [batch, in_channels, frames, height, width]},
 * timestep {@code [1]} or {@code [batch]}, encoder_hidden_states {@code [batch, tokens, text_dim]},
 * and where the config has an image_dim also encoder_hidden_states_image {@code [batch, tokens,
 * image_dim]}; returns the flow's velocity {@code [batch, out_channels, frames, height, width]}.
 */
public final class WanTransformer3DModel {
  private static final double THETA = 10_000;

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int heads;
  private final int headWidth;
  private final double epsilon;
  private final Value like;

  private WanTransformer3DModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    heads = config.integer("num_attention_heads");
    headWidth = config.integer("attention_head_dim");
    epsilon = config.number("eps", 1e-6);
    like = root.weight("patch_embedding.weight");
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config())
        .text("qk_norm", "rms_norm_across_heads")
        .absent("pos_embed_seq_len");
    return new WanTransformer3DModel(component).emit();
  }

  private Script emit() {
    Value latents = script.input("hidden_states").as(like);
    Value timestep = script.input("timestep");
    Scope embedder = root.at("condition_embedder");
    Value text = text(embedder, script.input("encoder_hidden_states").as(like));
    Optional<Value> image =
        config.has("image_dim")
            ? Optional.of(image(embedder, script.input("encoder_hidden_states_image").as(like)))
            : Optional.empty();
    Value time = time(embedder, timestep);
    Value modulation = embedder.linear(time.silu(), "time_proj").unflatten(1, 6, -1).float32();

    var patches =
        new VideoPatches(script, latents, root, "patch_embedding", config.integers("patch_size"));
    int third = 2 * (headWidth / 6);
    List<Integer> widths = List.of(headWidth - 2 * third, third, third);
    Value rotations = patches.angles(widths, THETA).rotations();
    Value x = patches.tokens();
    for (int i = 0; i < config.integer("num_layers"); i++) {
      x = block(root.at("blocks", i), x, modulation, rotations, text, image);
    }
    Value table = root.weight("scale_shift_table").float32();
    List<Value> shiftAndScale = table.add(time.unsqueeze(1)).chunk(2, 1);
    x = root.linear(modulated(x, shiftAndScale.get(0), shiftAndScale.get(1)), "proj_out");
    script.method("forward", patches.channelsLast(x).float32());
    return script.build();
  }

  private Value time(Scope embedder, Value timestep) {
    Value x = script.timestepEmbedding(timestep, config.integer("freq_dim"), true, 0);
    // Kept in float32 by most checkpoints.
    x = x.as(embedder.weight("time_embedder.linear_1.weight"));
    return DiTLayers.embedder(embedder.at("time_embedder"), x).as(like);
  }

  private static Value text(Scope embedder, Value states) {
    Value h = embedder.linear(states, "text_embedder.linear_1").geluTanh();
    return embedder.linear(h, "text_embedder.linear_2");
  }

  private Value image(Scope embedder, Value states) {
    Scope image = embedder.at("image_embedder");
    Value h = image.linear(normed(image, states, "norm1", 1e-5), "ff.net.0.proj").gelu();
    return normed(image, image.linear(h, "ff.net.2"), "norm2", 1e-5);
  }

  private Value block(
      Scope block,
      Value tokens,
      Value modulation,
      Value rotations,
      Value text,
      Optional<Value> image) {
    List<Value> m = block.weight("scale_shift_table").float32().add(modulation).chunk(6, 1);
    Scope self = block.at("attn1");
    Value n = modulated(tokens, m.get(0), m.get(1));
    Value query = normedHeads(self, n, "to_q", "norm_q").rotate(rotations);
    Value key = normedHeads(self, n, "to_k", "norm_k").rotate(rotations);
    Value attended = script.attention(query, key, heads(self, n, "to_v"), false).mergeHeads();
    Value x = gated(tokens, self.linear(attended, "to_out.0"), m.get(2));

    n = block.has("norm2.weight") ? normed(block, x, "norm2", epsilon) : x;
    x = x.add(crossAttention(block.at("attn2"), n, text, image));

    n = modulated(x, m.get(3), m.get(4));
    return gated(x, DiTLayers.feedForward(block.at("ffn"), n), m.get(5));
  }

  private Value crossAttention(Scope block, Value x, Value text, Optional<Value> image) {
    Value query = normedHeads(block, x, "to_q", "norm_q");
    Value key = normedHeads(block, text, "to_k", "norm_k");
    Value attended = script.attention(query, key, heads(block, text, "to_v"), false).mergeHeads();
    if (image.isPresent()) {
      block.skip("norm_added_q.weight"); // in the files, but of no layer
      key = normedHeads(block, image.get(), "add_k_proj", "norm_added_k");
      Value value = heads(block, image.get(), "add_v_proj");
      attended = attended.add(script.attention(query, key, value, false).mergeHeads());
    }
    return block.linear(attended, "to_out.0");
  }

  /** Queries or keys, normalised over all heads together. */
  private Value normedHeads(Scope block, Value x, String layer, String norm) {
    return block.rmsNorm(block.linear(x, layer), norm, epsilon).splitHeads(heads);
  }

  private Value heads(Scope block, Value x, String layer) {
    return block.linear(x, layer).splitHeads(heads);
  }

  /** A layer normalisation whose weights may be of another type than the rest. */
  private Value normed(Scope scope, Value x, String layer, double epsilon) {
    return scope.layerNorm(x.as(scope.weight(layer + ".weight")), layer, epsilon).as(like);
  }

  private Value modulated(Value x, Value shift, Value scale) {
    Value n = x.float32().layerNorm(heads * headWidth, epsilon);
    return n.mul(scale.add(1)).add(shift).as(like);
  }

  private Value gated(Value x, Value branch, Value gate) {
    return x.float32().add(branch.mul(gate)).as(like);
  }
}
