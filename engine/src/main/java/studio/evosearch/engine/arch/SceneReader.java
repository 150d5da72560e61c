package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.Script;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * The detector of {@code assets/make/reader.py}: a small convolutional network that finds the
 * objects of a drawn scene.
 *
 * <p>Method {@code read}: pictures {@code [batch, 3, height, width]} in [-1, 1] to maps {@code
 * [batch, fields, height / 4, width / 4]} and backgrounds {@code [batch, kinds]}, both logits.
 */
public final class SceneReader {
  private static final int GROUPS = 8;
  private static final double EPSILON = 1e-5;

  private SceneReader() {}

  /** The script of a component of this class. */
  public static Script script(Component component) {
    ScriptBuilder script = new ScriptBuilder(component);
    Scope root = script.root();
    Value pictures = script.input("pictures").as(root.weight("stem1.weight"));
    Value h = root.conv(pictures.pixelUnshuffle(2), "stem1").silu();
    h = root.conv(h, "stem2", 2, 1);
    List<Integer> dilations = component.config().integers("dilations");
    for (int i = 0; i < dilations.size(); i++) {
      h = block(root.at("body", i), h, dilations.get(i));
    }
    h = norm(root, h, "norm");
    Value maps = root.conv(root.conv(h, "maps.0").silu(), "maps.2");
    Value background = root.linear(h.averagedTo(4).flatten(1, -1), "background");
    script.method("read", maps.float32(), background.float32());
    return script.build();
  }

  private static Value block(Scope block, Value x, int dilation) {
    Value h = block.dilatedConv(norm(block, x, "norm1"), "conv1", dilation);
    return x.add(block.conv(norm(block, h, "norm2"), "conv2"));
  }

  private static Value norm(Scope scope, Value x, String layer) {
    return scope.groupNorm(x, layer, GROUPS, EPSILON).silu();
  }
}
