package studio.evosearch.engine.arch;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' UNet2DConditionModel as Stable Diffusion 1, 2 and XL lay it out (arXiv 2112.10752,
 * 2307.01952).
 *
 * <p>Method {@code forward}: sample {@code [batch, channels, height, width]}, timestep {@code [1]}
 * or {@code [batch]}, encoder_hidden_states {@code [batch, tokens, width]}; with
 * addition_embed_type text_time also text_embeds {@code [batch, pooled]} and time_ids {@code
 * [batch, numbers]}, the picture's sizes. Returns the denoiser's output, shaped as the sample.
 */
public final class UNet2DConditionModel {
  private static final String CROSS_DOWN = "CrossAttnDownBlock2D";
  private static final String CROSS_UP = "CrossAttnUpBlock2D";

  private final ScriptBuilder script;
  private final Scope root;
  private final Config config;
  private final int groups;
  private final double epsilon;
  private final boolean linearProjection;
  private final List<Integer> heads;
  private final List<Integer> transformerLayers;
  private final Deque<Value> skips = new ArrayDeque<>();
  private final Value sample;
  private final Value time;
  private final Value text;

  private UNet2DConditionModel(Component component) {
    script = new ScriptBuilder(component);
    root = script.root();
    config = component.config();
    groups = config.integer("norm_num_groups");
    epsilon = config.number("norm_eps");
    linearProjection = config.flag("use_linear_projection", false);
    int blocks = config.texts("down_block_types").size();
    // diffusers' field attention_head_dim has always meant the number of heads.
    heads =
        config.integers(
            config.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim",
            blocks);
    transformerLayers =
        config.has("transformer_layers_per_block")
            ? config.integers("transformer_layers_per_block", blocks)
            : Collections.nCopies(blocks, 1);
    sample = script.input("sample");
    Value timestep = script.input("timestep");
    Value hidden = script.input("encoder_hidden_states");
    Value like = root.weight("conv_in.weight");
    Value embedding = timeEmbedding(timestep, like);
    if (config.has("addition_embed_type")) {
      embedding = embedding.add(additionEmbedding(like));
    }
    // Every resnet takes it through a SiLU; once is enough.
    time = embedding.silu();
    text = hidden.as(like);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    checkSupported(component.config());
    return new UNet2DConditionModel(component).emit();
  }

  private static void checkSupported(Config config) {
    new Expected(config)
        .absent("class_embed_type", "num_class_embeds", "encoder_hid_dim")
        .absent("encoder_hid_dim_type", "cross_attention_norm", "time_cond_proj_dim")
        .absent("time_embedding_act_fn", "timestep_post_act")
        .absent("reverse_transformer_layers_per_block")
        .off("center_input_sample", "class_embeddings_concat", "dual_cross_attention")
        .off("only_cross_attention", "mid_block_only_cross_attention", "resnet_skip_time_act")
        .number("mid_block_scale_factor", 1)
        .number("resnet_out_scale_factor", 1)
        .text("act_fn", "silu")
        .text("addition_embed_type", "text_time")
        .text("attention_type", "default")
        .text("mid_block_type", "UNetMidBlock2DCrossAttn")
        .text("resnet_time_scale_shift", "default")
        .text("time_embedding_type", "positional");
  }

  private Script emit() {
    List<String> down =
        new Expected(config).each("down_block_types", List.of(CROSS_DOWN, "DownBlock2D"));
    List<String> up = new Expected(config).each("up_block_types", List.of(CROSS_UP, "UpBlock2D"));
    int last = down.size() - 1;
    List<Integer> layers = config.integers("layers_per_block", down.size());

    Value x = root.conv(sample.as(root.weight("conv_in.weight")), "conv_in");
    skips.push(x);
    for (int i = 0; i <= last; i++) {
      x = down(root.at("down_blocks", i), x, i, layers.get(i), down.get(i).equals(CROSS_DOWN));
      if (i < last) {
        Scope sampler = root.at("down_blocks", i).at("downsamplers.0");
        x = sampler.conv(x, "conv", 2, config.integer("downsample_padding", 1));
        skips.push(x);
      }
    }
    Scope middle = root.at("mid_block");
    x = resnet(middle.at("resnets.0"), x);
    x = transformer(middle.at("attentions.0"), x, last);
    x = resnet(middle.at("resnets.1"), x);
    for (int i = 0; i <= last; i++) {
      int level = last - i;
      x = up(root.at("up_blocks", i), x, level, layers.get(level), up.get(i).equals(CROSS_UP));
      if (i < last) {
        // To the skip's size, not by 2: an odd extent was rounded up on the way down.
        Value larger = x.upsampleTo(skips.element());
        x = root.at("up_blocks", i).at("upsamplers.0").conv(larger, "conv");
      }
    }
    x = root.groupNorm(x, "conv_norm_out", groups, epsilon).silu();
    script.method("forward", root.conv(x, "conv_out").float32());
    return script.build();
  }

  private Value timeEmbedding(Value timestep, Value like) {
    int width = config.integers("block_out_channels").getFirst();
    return DiTLayers.embedder(root.at("time_embedding"), sinusoids(timestep, width).as(like));
  }

  /** What SDXL adds: the pooled text, and sinusoids of each of the picture's sizes. */
  private Value additionEmbedding(Value like) {
    Value pooled = script.input("text_embeds");
    Value ids = script.input("time_ids");
    Value sinusoids = sinusoids(ids.flatten(0, 1), config.integer("addition_time_embed_dim"));
    Value sizes = sinusoids.unflatten(0, ids.size(0), ids.size(1)).flatten(1, 2);
    return DiTLayers.embedder(root.at("add_embedding"), script.cat(1, pooled, sizes).as(like));
  }

  private Value sinusoids(Value numbers, int width) {
    return script.timestepEmbedding(
        numbers, width, config.flag("flip_sin_to_cos", true), config.number("freq_shift", 0));
  }

  private Value down(Scope block, Value x, int level, int layers, boolean attends) {
    Value result = x;
    for (int j = 0; j < layers; j++) {
      result = resnet(block.at("resnets", j), result);
      if (attends) {
        result = transformer(block.at("attentions", j), result, level);
      }
      skips.push(result);
    }
    return result;
  }

  private Value up(Scope block, Value x, int level, int layers, boolean attends) {
    Value result = x;
    for (int j = 0; j <= layers; j++) {
      result = resnet(block.at("resnets", j), script.cat(1, result, skips.pop()));
      if (attends) {
        result = transformer(block.at("attentions", j), result, level);
      }
    }
    return result;
  }

  private Value resnet(Scope block, Value x) {
    Value h = block.conv(block.groupNorm(x, "norm1", groups, epsilon).silu(), "conv1");
    h = h.add(block.linear(time, "time_emb_proj").unsqueeze(-1).unsqueeze(-1));
    h = block.conv(block.groupNorm(h, "norm2", groups, epsilon).silu(), "conv2");
    return (block.has("conv_shortcut.weight") ? block.conv(x, "conv_shortcut") : x).add(h);
  }

  private Value transformer(Scope block, Value x, int level) {
    Value height = x.size(2);
    Value width = x.size(3);
    Value h = block.groupNorm(x, "norm", groups, 1e-6);
    h =
        linearProjection
            ? block.linear(h.flatten(2, 3).transpose(1, 2), "proj_in")
            : block.conv(h, "proj_in").flatten(2, 3).transpose(1, 2);
    for (int k = 0; k < transformerLayers.get(level); k++) {
      h = transformerLayer(block.at("transformer_blocks", k), h, heads.get(level));
    }
    if (linearProjection) {
      return x.add(block.linear(h, "proj_out").transpose(1, 2).unflatten(2, height, width));
    }
    return x.add(block.conv(h.transpose(1, 2).unflatten(2, height, width), "proj_out"));
  }

  private Value transformerLayer(Scope layer, Value x, int heads) {
    Value self = layer.layerNorm(x, "norm1", 1e-5);
    Value h = x.add(attention(layer.at("attn1"), self, self, heads));
    Value cross = layer.layerNorm(h, "norm2", 1e-5);
    h = h.add(attention(layer.at("attn2"), cross, text, heads));
    List<Value> gated =
        layer.linear(layer.layerNorm(h, "norm3", 1e-5), "ff.net.0.proj").chunk(2, -1);
    return h.add(layer.linear(gated.get(0).mul(gated.get(1).gelu()), "ff.net.2"));
  }

  private Value attention(Scope block, Value x, Value context, int heads) {
    Value attended =
        script.attention(
            block.linear(x, "to_q").splitHeads(heads),
            block.linear(context, "to_k").splitHeads(heads),
            block.linear(context, "to_v").splitHeads(heads),
            false);
    return block.linear(attended.mergeHeads(), "to_out.0");
  }
}
