package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' AutoencoderKLHunyuanVideo (arXiv 2412.03603), for one tile: a caller cuts what is
 * larger into tiles and blends them.
 *
 * <p>Method {@code decode}: latents {@code [batch, latent_channels, n, height, width]}, unscaled,
 * to {@code [batch, 3, 4 n - 3, 8 height, 8 width]} in about [-1, 1]. Method {@code encode}: such
 * frames to moments {@code [batch, 2 latent_channels, n, height, width]}: the mean, then the
 * logarithm of the variance.
 */
public final class AutoencoderKLHunyuanVideo {
  private static final double EPSILON = 1e-6;
  private static final List<Integer> ONCE = List.of(1, 1, 1);
  private static final List<Integer> NONE = List.of(0, 0, 0);

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int groups;
  private final int layers;
  private final boolean attends;

  private AutoencoderKLHunyuanVideo(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    groups = config.integer("norm_num_groups", 32);
    layers = config.integer("layers_per_block", 2);
    attends = config.flag("mid_block_add_attention", true);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var expected =
        new Expected(component.config())
            .text("act_fn", "silu")
            .number("spatial_compression_ratio", 8)
            .number("temporal_compression_ratio", 4);
    int down = expected.each("down_block_types", List.of("HunyuanVideoDownBlock3D")).size();
    int up = expected.each("up_block_types", List.of("HunyuanVideoUpBlock3D")).size();
    return new AutoencoderKLHunyuanVideo(component).emit(down, up);
  }

  private Script emit(int downBlocks, int upBlocks) {
    Value latents = script.input("latents").as(root.weight("post_quant_conv.weight"));
    Value x = root.conv3d(latents, "post_quant_conv", ONCE, NONE);
    script.method("decode", decode(root.at("decoder"), x, upBlocks).float32());
    Value frames = script.input("frames").as(root.weight("quant_conv.weight"));
    x = encode(root.at("encoder"), frames, downBlocks);
    script.method("encode", root.conv3d(x, "quant_conv", ONCE, NONE).float32());
    return script.build();
  }

  private Value decode(Scope decoder, Value latents, int blocks) {
    Value x = middle(decoder.at("mid_block"), causal(decoder, latents, "conv_in", ONCE));
    for (int i = 0; i < blocks; i++) {
      Scope block = decoder.at("up_blocks", i);
      x = resnets(block, x, layers + 1);
      List<Integer> factors = factors(i, blocks);
      if (!factors.equals(ONCE)) {
        x = x.upsample3d(factors.get(0), factors.get(1), factors.get(2));
        // The first frame stands for itself alone.
        x = factors.get(0) == 2 ? x.from(2, 1) : x;
        x = causal(block, x, "upsamplers.0.conv", ONCE);
      }
    }
    return out(decoder, x);
  }

  private Value encode(Scope encoder, Value frames, int blocks) {
    Value x = causal(encoder, frames, "conv_in", ONCE);
    for (int i = 0; i < blocks; i++) {
      Scope block = encoder.at("down_blocks", i);
      x = resnets(block, x, layers);
      List<Integer> factors = factors(i, blocks);
      if (!factors.equals(ONCE)) {
        x = causal(block, x, "downsamplers.0.conv", factors);
      }
    }
    return out(encoder, middle(encoder.at("mid_block"), x));
  }

  private Value out(Scope half, Value x) {
    Value n = half.groupNorm(x, "conv_norm_out", groups, EPSILON).silu();
    return causal(half, n, "conv_out", ONCE);
  }

  /**
   * How much a block changes frames, rows and columns: space in the first three, time in the last
   * two but one.
   */
  private static List<Integer> factors(int block, int blocks) {
    int space = block < 3 ? 2 : 1;
    int time = block >= blocks - 3 && block < blocks - 1 ? 2 : 1;
    return List.of(time, space, space);
  }

  private Value resnets(Scope block, Value x, int count) {
    Value h = x;
    for (int j = 0; j < count; j++) {
      h = resnet(block.at("resnets", j), h);
    }
    return h;
  }

  private Value resnet(Scope block, Value x) {
    Value h = causal(block, block.groupNorm(x, "norm1", groups, EPSILON).silu(), "conv1", ONCE);
    h = causal(block, block.groupNorm(h, "norm2", groups, EPSILON).silu(), "conv2", ONCE);
    boolean wider = block.has("conv_shortcut.conv.weight");
    return h.add(wider ? causal(block, x, "conv_shortcut", ONCE) : x);
  }

  /** A convolution that sees no later frame; the first frame and the edges go on outwards. */
  private Value causal(Scope scope, Value x, String layer, List<Integer> stride) {
    int kernel = Math.toIntExact(scope.shape(layer + ".conv.weight").getLast());
    Value padded = kernel == 1 ? x : x.padReplicated(kernel - 1, kernel / 2);
    return scope.conv3d(padded, layer + ".conv", stride, NONE);
  }

  private Value middle(Scope block, Value x) {
    Value h = resnet(block.at("resnets.0"), x);
    return resnet(block.at("resnets.1"), attends ? attention(block.at("attentions.0"), h) : h);
  }

  /** Self-attention of all places, one head over all channels; a place sees no later frame. */
  private Value attention(Scope block, Value x) {
    Value frame = x.size(3).mul(x.size(4));
    Value h = block.groupNorm(x.flatten(2, 4), "group_norm", groups, EPSILON).transpose(1, 2);
    Value frames = script.range(h.size(1), h).quotient(frame);
    Value seen = frames.unsqueeze(1).notLess(frames.unsqueeze(0));
    Value attended =
        script.attention(
            block.linear(h, "to_q").splitHeads(1),
            block.linear(h, "to_k").splitHeads(1),
            block.linear(h, "to_v").splitHeads(1),
            seen);
    Value y = block.linear(attended.mergeHeads(), "to_out.0").transpose(1, 2);
    return x.add(y.unflatten(2, x.size(2), x.size(3), x.size(4)));
  }
}
