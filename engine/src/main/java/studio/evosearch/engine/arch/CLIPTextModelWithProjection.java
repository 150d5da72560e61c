package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;

/**
 * transformers' CLIPTextModelWithProjection, the text encoders of Stable Diffusion XL and 3.
 *
 * <p>Method {@code forward}: input_ids {@code [batch, tokens]}, int64; returns what {@link
 * CLIPTextModel} returns, with text_embeds {@code [batch, projection]}, not normalised, in the
 * place of the pooled state.
 */
public final class CLIPTextModelWithProjection {
  private CLIPTextModelWithProjection() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var script = new ScriptBuilder(component);
    CLIPTextModel.States states = CLIPTextModel.tower(script, component.config());
    script.method(
        "forward",
        states.last().float32(),
        states.penultimate().float32(),
        script.root().linear(states.pooled(), "text_projection").float32());
    return script.build();
  }
}
