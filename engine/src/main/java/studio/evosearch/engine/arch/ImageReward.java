package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * ImageReward (arXiv 2304.05977): BLIP's vision transformer, a BERT that looks at its output in
 * every layer, and a head on the first token. The config may give {@code vision_heads} and {@code
 * text_heads}, by default 16 and 12, those of the published checkpoint.
 *
 * <p>Method {@code score}: pixel_values {@code [batch, 3, size, size]}, normalised, input_ids
 * {@code [batch, tokens]}, int64, and attention_mask {@code [batch, tokens]}, 1 where a token is no
 * padding; to rewards {@code [batch, 1]} in standard deviations from the mean of the data it was
 * trained on.
 */
public final class ImageReward {
  private static final double MEAN = 0.16717362830052426;
  private static final double DEVIATION = 1.0333394966054072;
  private static final double VISION_EPSILON = 1e-6;
  private static final double TEXT_EPSILON = 1e-12;

  /** Added to the score of a token that is padding. */
  private static final double MASKED = -10000;

  private final ScriptBuilder script;
  private final int visionHeads;
  private final int textHeads;

  private ImageReward(ScriptBuilder script, Config config) {
    this.script = script;
    visionHeads = config.integer("vision_heads", 16);
    textHeads = config.integer("text_heads", 12);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var script = new ScriptBuilder(component);
    return new ImageReward(script, component.config()).emit();
  }

  private Script emit() {
    Scope blip = script.root().at("blip");
    Value image = image(blip.at("visual_encoder"), script.input("pixel_values"));
    Value ids = script.input("input_ids");
    Value allowed = script.input("attention_mask").as(image);
    Value mask = allowed.mul(-MASKED).add(MASKED).unsqueeze(1).unsqueeze(1);
    Value first = text(blip.at("text_encoder"), ids, mask, image).select(1, 0);
    Value reward = MLP.layers(script.root().at("mlp"), first).float32();
    script.method("score", reward.add(-MEAN).div(DEVIATION));
    return script.build();
  }

  /** BLIP's vision transformer, timm's with a start token: {@code [batch, patches + 1, width]}. */
  private Value image(Scope tower, Value pictures) {
    int patch = Math.toIntExact(tower.shape("patch_embed.proj.weight").getLast());
    Value start = tower.weight("cls_token");
    Value patches = tower.conv(pictures.as(start), "patch_embed.proj", patch, 0);
    patches = patches.flatten(2, 3).transpose(1, 2);
    Value x = script.cat(1, start.expandTo(patches, 3), patches).add(tower.weight("pos_embed"));
    for (int i = 0; tower.has("blocks." + i + ".norm1.weight"); i++) {
      x = imageBlock(tower.at("blocks", i), x);
    }
    return tower.layerNorm(x, "norm", VISION_EPSILON);
  }

  private Value imageBlock(Scope block, Value x) {
    var parts = block.linear(block.layerNorm(x, "norm1", VISION_EPSILON), "attn.qkv").chunk(3, -1);
    Value attended =
        script.attention(
            parts.get(0).splitHeads(visionHeads),
            parts.get(1).splitHeads(visionHeads),
            parts.get(2).splitHeads(visionHeads),
            false);
    Value h = x.add(block.linear(attended.mergeHeads(), "attn.proj"));
    Value inner = block.linear(block.layerNorm(h, "norm2", VISION_EPSILON), "mlp.fc1").gelu();
    return h.add(block.linear(inner, "mlp.fc2"));
  }

  /** BLIP's med.py: BERT without token types, with cross-attention to the picture. */
  private Value text(Scope bert, Value ids, Value mask, Value image) {
    Scope embeddings = bert.at("embeddings");
    Value positions = embeddings.weight("position_embeddings.weight").first(0, ids.size(1));
    Value x = embeddings.embedding(ids, "word_embeddings").add(positions);
    x = embeddings.layerNorm(x, "LayerNorm", TEXT_EPSILON);
    for (int i = 0; bert.has("encoder.layer." + i + ".intermediate.dense.weight"); i++) {
      Scope layer = bert.at("encoder.layer", i);
      Scope self = layer.at("attention");
      Value own =
          script.attention(
              heads(self, x, "query"), heads(self, x, "key"), heads(self, x, "value"), mask);
      x = output(self.at("output"), own.mergeHeads(), x);
      Scope cross = layer.at("crossattention");
      Value seen =
          script.attention(
              heads(cross, x, "query"),
              heads(cross, image, "key"),
              heads(cross, image, "value"),
              false);
      x = output(cross.at("output"), seen.mergeHeads(), x);
      x = output(layer.at("output"), layer.linear(x, "intermediate.dense").gelu(), x);
    }
    return x;
  }

  private Value heads(Scope attention, Value x, String role) {
    return attention.linear(x, "self." + role).splitHeads(textHeads);
  }

  private static Value output(Scope output, Value h, Value x) {
    return output.layerNorm(output.linear(h, "dense").add(x), "LayerNorm", TEXT_EPSILON);
  }
}
