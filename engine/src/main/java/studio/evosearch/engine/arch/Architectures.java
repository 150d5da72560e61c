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
          Map.ofEntries(
              Map.entry("AutoencoderKL", AutoencoderKL::script),
              Map.entry("AutoencoderKLHunyuanVideo", AutoencoderKLHunyuanVideo::script),
              Map.entry("AutoencoderKLWan", AutoencoderKLWan::script),
              Map.entry("AutoencoderTiny", AutoencoderTiny::script),
              Map.entry("CLIP", CLIP::script),
              Map.entry("CLIPModel", CLIPModel::script),
              Map.entry("CLIPTextModel", CLIPTextModel::script),
              Map.entry("CLIPTextModelWithProjection", CLIPTextModelWithProjection::script),
              Map.entry("FluxTransformer2DModel", FluxTransformer2DModel::script),
              Map.entry("HunyuanVideoTransformer3DModel", HunyuanVideoTransformer3DModel::script),
              Map.entry("ImageReward", ImageReward::script),
              Map.entry("LlamaModel", LlamaModel::script),
              Map.entry("MLP", MLP::script),
              Map.entry("SD3Transformer2DModel", SD3Transformer2DModel::script),
              Map.entry("SceneReader", SceneReader::script),
              Map.entry("T5EncoderModel", T5EncoderModel::script),
              Map.entry("UMT5EncoderModel", UMT5EncoderModel::script),
              Map.entry("UNet2DConditionModel", UNet2DConditionModel::script),
              Map.entry("WanTransformer3DModel", WanTransformer3DModel::script)));

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
