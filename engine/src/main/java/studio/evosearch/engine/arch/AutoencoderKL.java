package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' AutoencoderKL, the autoencoder of Stable Diffusion and FLUX (arXiv 2112.10752).
 *
 * <p>Method {@code decode}: latents {@code [batch, latent_channels, height, width]}, unscaled, to
 * pictures in about [-1, 1]. Method {@code encode}: pictures to moments {@code [batch, 2
 * latent_channels, height, width]}: the mean, then the logarithm of the variance.
 */
public final class AutoencoderKL {
  private static final double EPSILON = 1e-6;

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int groups;
  private final int layers;
  private final boolean attends;

  private AutoencoderKL(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    groups = config.integer("norm_num_groups", 32);
    layers = config.integer("layers_per_block", 1);
    attends = config.flag("mid_block_add_attention", true);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var expected = new Expected(component.config()).text("act_fn", "silu");
    var blocks = expected.each("down_block_types", List.of("DownEncoderBlock2D")).size();
    var upBlocks = expected.each("up_block_types", List.of("UpDecoderBlock2D")).size();
    return new AutoencoderKL(component).emit(blocks, upBlocks);
  }

  private Script emit(int downBlocks, int upBlocks) {
    Value latents = script.input("latents").as(root.weight("decoder.conv_in.weight"));
    script.method("decode", decode(root.at("decoder"), latents, upBlocks).float32());
    Value pictures = script.input("pictures").as(root.weight("encoder.conv_in.weight"));
    script.method("encode", encode(root.at("encoder"), pictures, downBlocks).float32());
    return script.build();
  }

  private Value decode(Scope decoder, Value latents, int blocks) {
    Value x =
        config.flag("use_post_quant_conv", true) ? root.conv(latents, "post_quant_conv") : latents;
    x = middle(decoder.at("mid_block"), decoder.conv(x, "conv_in"));
    for (int i = 0; i < blocks; i++) {
      Scope block = decoder.at("up_blocks", i);
      x = resnets(block, x, layers + 1);
      if (i < blocks - 1) {
        x = block.conv(x.upsample(2), "upsamplers.0.conv");
      }
    }
    return decoder.conv(decoder.groupNorm(x, "conv_norm_out", groups, EPSILON).silu(), "conv_out");
  }

  private Value encode(Scope encoder, Value pictures, int blocks) {
    Value x = encoder.conv(pictures, "conv_in");
    for (int i = 0; i < blocks; i++) {
      Scope block = encoder.at("down_blocks", i);
      x = resnets(block, x, layers);
      if (i < blocks - 1) {
        x = block.conv(x.padBottomRight(), "downsamplers.0.conv", 2, 0);
      }
    }
    x = middle(encoder.at("mid_block"), x);
    x = encoder.conv(encoder.groupNorm(x, "conv_norm_out", groups, EPSILON).silu(), "conv_out");
    return config.flag("use_quant_conv", true) ? root.conv(x, "quant_conv") : x;
  }

  private Value middle(Scope block, Value x) {
    Value h = resnet(block.at("resnets.0"), x);
    return resnet(block.at("resnets.1"), attends ? attention(block.at("attentions.0"), h) : h);
  }

  private Value resnets(Scope block, Value x, int count) {
    Value h = x;
    for (int j = 0; j < count; j++) {
      h = resnet(block.at("resnets", j), h);
    }
    return h;
  }

  private Value resnet(Scope block, Value x) {
    Value h = block.conv(block.groupNorm(x, "norm1", groups, EPSILON).silu(), "conv1");
    h = block.conv(block.groupNorm(h, "norm2", groups, EPSILON).silu(), "conv2");
    return (block.has("conv_shortcut.weight") ? block.conv(x, "conv_shortcut") : x).add(h);
  }

  /** Self-attention of all places, one head over all channels. */
  private Value attention(Scope block, Value x) {
    List<String> names =
        block.has("query.weight") // as checkpoints before diffusers 0.18 name them
            ? List.of("query", "key", "value", "proj_attn")
            : List.of("to_q", "to_k", "to_v", "to_out.0");
    Value h = block.groupNorm(x, "group_norm", groups, EPSILON).flatten(2, 3).transpose(1, 2);
    Value attended =
        script.attention(
            block.linear(h, names.get(0)).splitHeads(1),
            block.linear(h, names.get(1)).splitHeads(1),
            block.linear(h, names.get(2)).splitHeads(1),
            false);
    Value y = block.linear(attended.mergeHeads(), names.get(3)).transpose(1, 2);
    return x.add(y.unflatten(2, x.size(2), x.size(3)));
  }
}
