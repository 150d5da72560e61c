package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * diffusers' AutoencoderTiny: TAESD and its kin (github.com/madebyollin/taesd).
 *
 * <p>Method {@code decode}: latents {@code [batch, latent_channels, height, width]} to pictures in
 * about [-1, 1]. Method {@code encode}: pictures in [-1, 1] to latents.
 */
public final class AutoencoderTiny {
  private final ScriptBuilder script;
  private final Config config;

  /** Counts the checkpoint's layers, of which some have no weights. */
  private int layer;

  private AutoencoderTiny(Component component) {
    script = new ScriptBuilder(component);
    config = component.config();
  }

  /** The script of a component of this class. */
  public static Script script(Component component) {
    new Expected(component.config()).text("act_fn", "relu").text("upsample_fn", "nearest");
    return new AutoencoderTiny(component).emit();
  }

  private Script emit() {
    Scope decoder = script.root().at("decoder.layers");
    Value latents = script.input("latents").as(decoder.weight("0.weight"));
    script.method("decode", decode(decoder, latents).float32());
    Scope encoder = script.root().at("encoder.layers");
    Value pictures = script.input("pictures").as(encoder.weight("0.weight"));
    script.method("encode", encode(encoder, pictures).float32());
    return script.build();
  }

  private Value decode(Scope layers, Value latents) {
    List<Integer> blocks = config.integers("num_decoder_blocks");
    layer = 0;
    // Latents far out are bent back to within 3, softly; the decoder was trained so.
    Value x = layers.conv(latents.mul(1.0 / 3).tanh().mul(3), next()).relu();
    layer++;
    for (int i = 0; i < blocks.size(); i++) {
      x = blocks(layers, x, blocks.get(i));
      if (i < blocks.size() - 1) {
        x = x.upsample(config.integer("upsampling_scaling_factor", 2));
        layer++;
      }
      x = layers.conv(x, next());
    }
    return x.mul(2).add(-1); // trained on pictures in 0..1
  }

  private Value encode(Scope layers, Value pictures) {
    List<Integer> blocks = config.integers("num_encoder_blocks");
    layer = 0;
    Value x = pictures.add(1).div(2);
    for (int i = 0; i < blocks.size(); i++) {
      x = i == 0 ? layers.conv(x, next()) : layers.conv(x, next(), 2, 1);
      x = blocks(layers, x, blocks.get(i));
    }
    return layers.conv(x, next());
  }

  private Value blocks(Scope layers, Value x, int count) {
    Value h = x;
    for (int i = 0; i < count; i++) {
      h = block(layers.at(next()), h);
    }
    return h;
  }

  private static Value block(Scope block, Value x) {
    Value h = block.conv(x, "conv.0").relu();
    h = block.conv(block.conv(h, "conv.2").relu(), "conv.4");
    return h.add(block.has("skip.weight") ? block.conv(x, "skip") : x).relu();
  }

  private String next() {
    return Integer.toString(layer++);
  }
}
