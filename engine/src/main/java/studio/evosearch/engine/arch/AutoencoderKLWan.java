package studio.evosearch.engine.arch;

import java.util.List;
import java.util.function.UnaryOperator;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' AutoencoderKLWan (arXiv 2503.20314). Every layer is causal in time, so a video of any
 * length goes through in chunks: the first frame alone, then one frame of the latents, which is
 * four of the video, at a time. What a layer must remember of the chunk before is passed on.
 *
 * <p>Method {@code decode}: latents {@code [batch, z_dim, n, height, width]}, unscaled, to {@code
 * [batch, 3, 4 n - 3, 8 height, 8 width]} in [-1, 1]. Method {@code encode}: such frames to moments
 * {@code [batch, 2 z_dim, n, height, width]}: the mean, then the logarithm of the variance.
 */
public final class AutoencoderKLWan {
  private static final List<Integer> ONCE = List.of(1, 1, 1);
  private static final List<Integer> NONE = List.of(0, 0, 0);

  private final ScriptBuilder script;
  private final Scope root;
  private final int resnets;
  private final List<Boolean> timeDownsamples;

  private AutoencoderKLWan(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    Config config = component.config();
    resnets = config.integer("num_res_blocks");
    timeDownsamples = config.flags("temperal_downsample"); // diffusers' own spelling
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    Config config = component.config();
    if (!config.numbers("attn_scales").isEmpty()) {
      throw config.problem("attn_scales", "expected none, found " + config.numbers("attn_scales"));
    }
    return new AutoencoderKLWan(component).emit();
  }

  private Script emit() {
    decodeChunk("decode_first", script.input("x"), CausalMemory.first(script));
    decodeChunk("decode_later", script.input("x"), CausalMemory.later(script));
    Value latents = script.input("latents").as(root.weight("post_quant_conv.weight"));
    Value x = root.conv3d(latents, "post_quant_conv", ONCE, NONE);
    Value frames = script.chunked(x, 1, "decode_first", "decode_later");
    script.method("decode", frames.float32().clamp(-1, 1));

    encodeChunk("encode_first", script.input("x"), CausalMemory.first(script));
    encodeChunk("encode_later", script.input("x"), CausalMemory.later(script));
    frames = script.input("frames").as(root.weight("quant_conv.weight"));
    x = script.chunked(frames, 4, "encode_first", "encode_later");
    script.method("encode", root.conv3d(x, "quant_conv", ONCE, NONE).float32());
    return script.build();
  }

  private void decodeChunk(String helper, Value latents, CausalMemory memory) {
    Scope decoder = root.at("decoder");
    Value x = middle(decoder.at("mid_block"), causal(decoder, latents, "conv_in", memory), memory);
    int levels = timeDownsamples.size();
    for (int i = 0; i <= levels; i++) {
      Scope block = decoder.at("up_blocks", i);
      for (int j = 0; j <= resnets; j++) {
        x = resnet(block.at("resnets", j), x, memory);
      }
      if (i < levels) {
        boolean inTime = timeDownsamples.get(levels - 1 - i);
        x = upsample(block.at("upsamplers.0"), x, inTime, memory);
      }
    }
    memory.end(helper, out(decoder, x, memory));
  }

  private void encodeChunk(String helper, Value frames, CausalMemory memory) {
    Scope encoder = root.at("encoder");
    Value x = causal(encoder, frames, "conv_in", memory);
    int levels = timeDownsamples.size();
    int layer = 0; // one list holds resnets and downsamplers
    for (int i = 0; i <= levels; i++) {
      for (int j = 0; j < resnets; j++) {
        x = resnet(encoder.at("down_blocks", layer++), x, memory);
      }
      if (i < levels) {
        boolean inTime = timeDownsamples.get(i);
        x = downsample(encoder.at("down_blocks", layer++), x, inTime, memory);
      }
    }
    memory.end(helper, out(encoder, middle(encoder.at("mid_block"), x, memory), memory));
  }

  private Value out(Scope half, Value x, CausalMemory memory) {
    return causal(half, norm(half, x, "norm_out").silu(), "conv_out", memory);
  }

  private Value middle(Scope block, Value x, CausalMemory memory) {
    Value h = attention(block.at("attentions.0"), resnet(block.at("resnets.0"), x, memory));
    return resnet(block.at("resnets.1"), h, memory);
  }

  private Value resnet(Scope block, Value x, CausalMemory memory) {
    Value h = causal(block, norm(block, x, "norm1").silu(), "conv1", memory);
    h = causal(block, norm(block, h, "norm2").silu(), "conv2", memory);
    boolean wider = block.has("conv_shortcut.weight");
    return h.add(wider ? block.conv3d(x, "conv_shortcut", ONCE, NONE) : x);
  }

  /** A convolution of three frames, the last of which is the one it gives. */
  private static Value causal(Scope scope, Value x, String layer, CausalMemory memory) {
    return scope.conv3d(memory.extend(x, 2), layer, ONCE, List.of(0, 1, 1));
  }

  /** Twice the rows and columns, and of all frames but the first, twice as many. */
  private Value upsample(Scope block, Value x, boolean inTime, CausalMemory memory) {
    Value h = x;
    if (inTime && memory.isFirst()) {
      memory.keep(x.padBefore(2).slice(2, 0, 2)); // this frame counts as none
    } else if (inTime) {
      Value pairs = block.conv3d(memory.extend(x, 2), "time_conv", ONCE, NONE);
      pairs = pairs.unflatten(1, 2, -1); // [batch, 2, channels, frames, height, width]
      h = pairs.permute(0, 2, 3, 1, 4, 5).flatten(2, 3);
    }
    return inFrames(h, frames -> block.conv(frames.upsample(2), "resample.1"));
  }

  /** Half the rows and columns, and of all frames but the first, half as many. */
  private Value downsample(Scope block, Value x, boolean inTime, CausalMemory memory) {
    Value h = inFrames(x, frames -> block.conv(frames.padBottomRight(), "resample.1", 2, 0));
    if (inTime && memory.isFirst()) {
      memory.keep(h);
    } else if (inTime) {
      h = block.conv3d(memory.extend(h, 1), "time_conv", List.of(2, 1, 1), NONE);
    }
    return h;
  }

  /** Self-attention within each frame, one head over all channels. */
  private Value attention(Scope block, Value x) {
    Value attended =
        inFrames(
            x,
            frames -> {
              Value h = block.conv(norm(block, frames, "norm"), "to_qkv");
              List<Value> parts = h.flatten(2, 3).transpose(1, 2).unsqueeze(1).chunk(3, -1);
              h = script.attention(parts.get(0), parts.get(1), parts.get(2), false);
              h = h.select(1, 0).transpose(1, 2);
              return block.conv(h.unflatten(2, frames.size(2), frames.size(3)), "proj");
            });
    return x.add(attended);
  }

  /** Does with each frame what is done with a picture {@code [batch, channels, height, width]}. */
  private static Value inFrames(Value x, UnaryOperator<Value> layer) {
    Value pictures = layer.apply(x.transpose(1, 2).flatten(0, 1));
    return pictures.unflatten(0, x.size(0), x.size(2)).transpose(1, 2);
  }

  /** The channels of each place brought to the length of as many ones, times weights. */
  private static Value norm(Scope scope, Value x, String layer) {
    int channels = Math.toIntExact(scope.shape(layer + ".gamma").getFirst());
    return x.normalized(1).mul(scope.weight(layer + ".gamma").mul(Math.sqrt(channels)));
  }
}
