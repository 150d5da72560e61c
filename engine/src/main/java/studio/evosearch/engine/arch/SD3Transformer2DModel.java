package studio.evosearch.engine.arch;

import java.util.function.UnaryOperator;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' SD3Transformer2DModel, the denoiser of Stable Diffusion 3 and 3.5 (arXiv 2403.03206).
 * Which blocks attend twice, normalise queries and keys, or drop the text is read from the
 * checkpoint.
 *
 * <p>Method {@code forward}: hidden_states {@code [batch, in_channels, height, width]},
 * encoder_hidden_states {@code [batch, tokens, joint_attention_dim]}, pooled_projections {@code
 * [batch, pooled_projection_dim]}, timestep {@code [batch]} in 0..1000; returns the flow, shaped as
 * the hidden states.
 */
public final class SD3Transformer2DModel {
  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int patch;
  private final int width;
  private final JointBlock blocks;

  private SD3Transformer2DModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    patch = config.integer("patch_size", 2);
    int heads = config.integer("num_attention_heads");
    width = heads * config.integer("attention_head_dim");
    var attention = new JointAttention(script, heads, UnaryOperator.identity());
    blocks = new JointBlock(script, attention, width);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config()).text("qk_norm", "rms_norm");
    return new SD3Transformer2DModel(component).emit();
  }

  private Script emit() {
    Value like = root.weight("pos_embed.proj.weight");
    Value latents = script.input("hidden_states").as(like);
    Value text = root.linear(script.input("encoder_hidden_states").as(like), "context_embedder");
    Value pooled = script.input("pooled_projections").as(like);
    Value embedding = embedding(script.input("timestep"), pooled);

    Value patches = root.at("pos_embed").conv(latents, "proj", patch, 0);
    Value rows = patches.size(2);
    Value columns = patches.size(3);
    var streams = new JointBlock.Streams(positioned(patches, rows, columns), text);
    for (int i = 0; i < config.integer("num_layers"); i++) {
      streams = blocks.apply(root.at("transformer_blocks", i), streams, embedding);
    }
    Value out = DiTLayers.output(root, streams.picture(), width, embedding);
    script.method("forward", picture(out, rows, columns).float32());
    return script.build();
  }

  /** The sum of all that is no token, with the SiLU that every block puts before it. */
  private Value embedding(Value timestep, Value pooled) {
    Scope scope = root.at("time_text_embed");
    return DiTLayers.numberEmbedder(script, scope.at("timestep_embedder"), timestep)
        .add(DiTLayers.embedder(scope.at("text_embedder"), pooled))
        .silu();
  }

  /** Tokens of patches with the middle of the table of positions added. */
  private Value positioned(Value patches, Value rows, Value columns) {
    int side = config.integer("pos_embed_max_size");
    Value table = root.at("pos_embed").weight("pos_embed").unflatten(1, side, side);
    Value positions = table.middle(1, rows).middle(2, columns).flatten(1, 2);
    return patches.flatten(2, 3).transpose(1, 2).add(positions);
  }

  /** Tokens {@code [batch, rows * columns, patch * patch * channels]} back in their places. */
  private Value picture(Value tokens, Value rows, Value columns) {
    int channels = config.integer("out_channels", config.integer("in_channels", 16));
    return tokens
        .unflatten(1, rows, columns)
        .unflatten(3, patch, patch, channels)
        .permute(0, 5, 1, 3, 2, 4)
        .flatten(4, 5)
        .flatten(2, 3);
  }
}
