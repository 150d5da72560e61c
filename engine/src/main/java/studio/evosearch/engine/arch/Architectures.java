package studio.evosearch.engine.arch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Component;
import studio.evosearch.engine.script.Script;

/** The architectures this program can open, by their class in diffusers or transformers. */
public final class Architectures {
  private static final Map<String, Function<Component, Script>> ALL =
      new TreeMap<>(
          Map.of(
              "AutoencoderKL", AutoencoderKL::script,
              "AutoencoderTiny", AutoencoderTiny::script,
              "CLIP", CLIP::script,
              "CLIPModel", CLIPModel::script,
              "CLIPTextModel", CLIPTextModel::script,
              "ImageReward", ImageReward::script,
              "MLP", MLP::script,
              "SceneReader", SceneReader::script,
              "UNet2DConditionModel", UNet2DConditionModel::script));

  private Architectures() {}

  /** The class names {@link #script} knows, sorted. */
  public static Set<String> supported() {
    return new TreeSet<>(ALL.keySet());
  }

  /**
   * The script of a component, from its config and the header of its weights.
   *
   * @throws CheckpointException when its class is unknown, or its config asks for what is not
   *     supported
   * @throws studio.evosearch.engine.script.LayoutException when its weights are not those of its
   *     class
   */
  public static Script script(Component component) {
    Function<Component, Script> architecture = ALL.get(component.className());
    if (architecture == null) {
      throw new CheckpointException(
          component.config().file(),
          component.name(),
          "class " + component.className() + " is not supported, only " + ALL.keySet());
    }
    return architecture.apply(component);
  }
}
