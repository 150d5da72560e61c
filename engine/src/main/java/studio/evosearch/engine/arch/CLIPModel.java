package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * transformers' CLIPModel (arXiv 2103.00020).
 *
 * <p>Method {@code image}: pixel_values {@code [batch, 3, size, size]}, normalised, to image_embeds
 * {@code [batch, projection]} of length 1. Method {@code text}: input_ids {@code [batch, tokens]},
 * int64, to text_embeds of length 1. Method {@code logits}: image_embeds and text_embeds to their
 * cosines times the learned scale, {@code [images, texts]}.
 */
public final class CLIPModel {
  private CLIPModel() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    Config config = component.config();
    var script = new ScriptBuilder(component);
    Scope root = script.root();

    Value pooled = visionTower(script, config.requiredObject("vision_config"));
    script.method("image", root.linear(pooled, "visual_projection").float32().normalized());

    pooled = CLIPTextModel.tower(script, config.requiredObject("text_config")).pooled();
    script.method("text", root.linear(pooled, "text_projection").float32().normalized());

    logits(script);
    return script.build();
  }

  /** The method {@code logits}, which open_clip's models have too. */
  static void logits(ScriptBuilder script) {
    Value images = script.input("image_embeds");
    Value cosines = images.products(script.input("text_embeds"));
    Value scale = script.root().weight("logit_scale").float32().exp();
    script.method("logits", cosines.mul(scale));
  }

  private static Value visionTower(ScriptBuilder script, Config config) {
    Scope tower = script.root().at("vision_model");
    Scope embeddings = tower.at("embeddings");
    var encoder = new CLIPEncoder(script, tower, config, 12);
    Value pixels = script.input("pixel_values").as(embeddings.weight("class_embedding"));
    int patch = config.integer("patch_size", 32);
    Value patches = embeddings.conv(pixels, "patch_embedding", patch, 0);
    patches = patches.flatten(2, 3).transpose(1, 2);
    Value start = embeddings.weight("class_embedding").unsqueeze(0).unsqueeze(0);
    Value x = script.cat(1, start.expandTo(patches, 3), patches);
    x = x.add(embeddings.weight("position_embedding.weight"));
    // The checkpoints themselves spell this name so.
    x = tower.layerNorm(x, "pre_layrnorm", encoder.epsilon());
    Value last = encoder.run(x, false).last();
    return tower.layerNorm(last.select(1, 0), "post_layernorm", encoder.epsilon());
  }
}
