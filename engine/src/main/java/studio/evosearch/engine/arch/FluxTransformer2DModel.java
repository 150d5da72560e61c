package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' FluxTransformer2DModel, the denoiser of FLUX.1.
 *
 * <p>Method {@code forward}: hidden_states {@code [batch, picture tokens, in_channels]},
 * encoder_hidden_states {@code [batch, text tokens, joint_attention_dim]}, pooled_projections
 * {@code [batch, pooled_projection_dim]}, timestep {@code [batch]} in 0..1, img_ids {@code [picture
 * tokens, 3]} and txt_ids {@code [text tokens, 3]}; with {@code guidance_embeds} also guidance
 * {@code [batch]}. Returns the flow, shaped as the hidden states.
 *
 * <p>The text after a block, and the tokens after one that serves both alike, overflow in float16;
 * they are clipped to its range, as diffusers does with them and with nothing else.
 */
public final class FluxTransformer2DModel {
  private static final double THETA = 10000;

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int width;

  private FluxTransformer2DModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    width = config.integer("num_attention_heads") * config.integer("attention_head_dim");
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config()).number("patch_size", 1);
    return new FluxTransformer2DModel(component).emit();
  }

  private Script emit() {
    Value like = root.weight("x_embedder.weight");
    Value picture = root.linear(script.input("hidden_states").as(like), "x_embedder");
    Value text = root.linear(script.input("encoder_hidden_states").as(like), "context_embedder");
    Value pooled = script.input("pooled_projections").as(like);
    Value timestep = script.input("timestep");
    Value pictureIds = script.input("img_ids");
    Value ids = script.cat(0, script.input("txt_ids"), pictureIds);
    Value embedding = embedding(timestep, pooled);
    Value rotations = rotations(ids);
    int heads = config.integer("num_attention_heads");
    JointAttention attention = new JointAttention(script, heads, x -> x.rotate(rotations));

    JointBlock blocks = new JointBlock(script, attention, width);
    var streams = new JointBlock.Streams(picture, text);
    for (int i = 0; i < config.integer("num_layers"); i++) {
      streams = blocks.apply(root.at("transformer_blocks", i), streams, embedding);
      streams = new JointBlock.Streams(streams.picture(), streams.text().finite());
    }
    Value texts = streams.text().size(1);
    Value x = script.cat(1, streams.text(), streams.picture());
    for (int i = 0; i < config.integer("num_single_layers"); i++) {
      x = blocks.single(root.at("single_transformer_blocks", i), x, embedding).finite();
    }
    Value out = DiTLayers.output(root, x.from(1, texts), width, embedding);
    script.method("forward", out.float32());
    return script.build();
  }

  /** The sum of all that is no token, with the SiLU that every block puts before it. */
  private Value embedding(Value timestep, Value pooled) {
    Scope scope = root.at("time_text_embed");
    Value sum = DiTLayers.numberEmbedder(script, scope.at("timestep_embedder"), timestep.mul(1000));
    if (config.flag("guidance_embeds", false)) {
      Value guidance = script.input("guidance").mul(1000);
      sum = sum.add(DiTLayers.numberEmbedder(script, scope.at("guidance_embedder"), guidance));
    }
    return sum.add(DiTLayers.embedder(scope.at("text_embedder"), pooled)).silu();
  }

  /** How far each token's place turns the pairs of a head, each axis in its own part of it. */
  private Value rotations(Value ids) {
    List<Integer> widths = config.integers("axes_dims_rope");
    Value[] angles = new Value[widths.size()];
    for (int axis = 0; axis < angles.length; axis++) {
      angles[axis] = script.angles(ids.select(1, axis), widths.get(axis), THETA);
    }
    return script.cat(1, angles).rotations();
  }
}
