package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * The head of LAION's aesthetic predictor, class {@code MLP} there, which ImageReward has too:
 * linear layers with nothing between them but dropout
 * (github.com/christophschuhmann/improved-aesthetic-predictor).
 *
 * <p>Method {@code score}: embeddings {@code [batch, width]} to scores {@code [batch, 1]}.
 */
public final class MLP {
  /** The places of the linear layers; dropout, which does nothing here, stands between them. */
  private static final List<Integer> LINEAR = List.of(0, 2, 4, 6, 7);

  private MLP() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    var script = new ScriptBuilder(component);
    Scope root = script.root();
    Value embeddings = script.input("embeddings").as(root.weight("layers.0.weight"));
    script.method("score", layers(root, embeddings).float32());
    return script.build();
  }

  /** All layers at a place. */
  static Value layers(Scope head, Value x) {
    Value h = x;
    for (int layer : LINEAR) {
      h = head.linear(h, "layers." + layer);
    }
    return h;
  }
}
