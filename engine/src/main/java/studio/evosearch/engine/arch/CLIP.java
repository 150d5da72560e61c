package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * open_clip's CLIP with a vision transformer (github.com/mlfoundations/open_clip). Its config is
 * open_clip's own: {@code model_cfg} with {@code vision_cfg} and {@code text_cfg}, of which the
 * heads alone are read; the rest is in the shapes of the tensors.
 *
 * <p>The methods are those of {@link CLIPModel}.
 */
public final class CLIP {
  private static final double EPSILON = 1e-5;

  private final ScriptBuilder script;
  private final Scope root;
  private final boolean quickGelu;

  private CLIP(ScriptBuilder script, Config config) {
    this.script = script;
    root = script.root();
    quickGelu = config.flag("quick_gelu", false);
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    Config config = component.config().requiredObject("model_cfg");
    var script = new ScriptBuilder(component);
    var clip = new CLIP(script, config);
    clip.image(config.requiredObject("vision_cfg").integer("head_width", 64));
    clip.text(config.requiredObject("text_cfg").integer("heads", 8));
    CLIPModel.logits(script);
    return script.build();
  }

  private void image(int headWidth) {
    Scope visual = root.at("visual");
    int width = Math.toIntExact(visual.shape("class_embedding").getFirst());
    int patch = Math.toIntExact(visual.shape("conv1.weight").getLast());
    Value start = visual.weight("class_embedding");
    Value pixels = script.input("pixel_values").as(start);
    Value patches = visual.conv(pixels, "conv1", patch, 0).flatten(2, 3).transpose(1, 2);
    Value x = script.cat(1, start.unsqueeze(0).unsqueeze(0).expandTo(patches, 3), patches);
    x = visual.layerNorm(x.add(visual.weight("positional_embedding")), "ln_pre", EPSILON);
    x = transformer(visual, x, width / headWidth, false).select(1, 0);
    x = visual.layerNorm(x, "ln_post", EPSILON).times(visual.weight("proj"));
    script.method("image", x.float32().normalized(-1));
  }

  private void text(int heads) {
    Value ids = script.input("input_ids");
    Value positions = root.weight("positional_embedding").first(0, ids.size(1));
    Value x = transformer(root, root.embedding(ids, "token_embedding").add(positions), heads, true);
    x = root.layerNorm(x, "ln_final", EPSILON).gatherTokens(ids.indexOfLargest());
    script.method("text", x.times(root.weight("text_projection")).float32().normalized(-1));
  }

  private Value transformer(Scope tower, Value x, int heads, boolean causal) {
    Value h = x;
    for (int i = 0; tower.has("transformer.resblocks." + i + ".ln_1.weight"); i++) {
      h = block(tower.at("transformer.resblocks", i), h, heads, causal);
    }
    return h;
  }

  private Value block(Scope block, Value x, int heads, boolean causal) {
    Value n = block.layerNorm(x, "ln_1", EPSILON);
    var parts = block.linear(n, "attn.in_proj_weight", "attn.in_proj_bias").chunk(3, -1);
    Value attended =
        script.attention(
            parts.get(0).splitHeads(heads),
            parts.get(1).splitHeads(heads),
            parts.get(2).splitHeads(heads),
            causal);
    Value h = x.add(block.linear(attended.mergeHeads(), "attn.out_proj"));
    Value inner = block.linear(block.layerNorm(h, "ln_2", EPSILON), "mlp.c_fc");
    inner = quickGelu ? inner.quickGelu() : inner.gelu();
    return h.add(block.linear(inner, "mlp.c_proj"));
  }
}
