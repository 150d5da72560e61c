package studio.evosearch.engine.arch;

import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * transformers' CLIPTextModel.
 *
 * <p>Method {@code forward}: input_ids {@code [batch, tokens]}, int64; returns the last hidden
 * state {@code [batch, tokens, width]} after the final norm, the state before the last layer
 * without that norm, and the pooled state {@code [batch, width]}.
 */
public final class CLIPTextModel {
  private CLIPTextModel() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var script = new ScriptBuilder(component);
    States states = tower(script, component.config());
    script.method(
        "forward",
        states.last().float32(),
        states.penultimate().float32(),
        states.pooled().float32());
    return script.build();
  }

  /** What the tower returns; the last state is normalised, the penultimate is not. */
  record States(Value last, Value penultimate, Value pooled) {}

  /** The text tower at {@code text_model}, which CLIPModel has too. */
  static States tower(ScriptBuilder script, Config config) {
    Scope tower = script.root().at("text_model");
    Scope embeddings = tower.at("embeddings");
    var encoder = new CLIPEncoder(script, tower, config, 8);
    Value ids = script.input("input_ids");
    Value positions = embeddings.weight("position_embedding.weight").first(0, ids.size(1));
    Value x = embeddings.embedding(ids, "token_embedding").add(positions);
    var states = encoder.run(x, true);
    Value last = tower.layerNorm(states.last(), "final_layer_norm", encoder.epsilon());
    return new States(last, states.penultimate(), last.gatherTokens(endIndex(ids, config)));
  }

  /**
   * Where each row's end token is. Configs from before transformers 4.24 say 2 whatever the
   * vocabulary, and then it is the largest id.
   */
  private static Value endIndex(Value ids, Config config) {
    int end = config.integer("eos_token_id", 49407);
    return end == 2 ? ids.indexOfLargest() : ids.indexOf(end);
  }
}
