package studio.evosearch.engine.arch;

import static java.util.Map.entry;

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
              entry("AutoencoderKL", AutoencoderKL::script),
              entry("AutoencoderKLHunyuanVideo", AutoencoderKLHunyuanVideo::script),
              entry("AutoencoderKLWan", AutoencoderKLWan::script),
              entry("AutoencoderTiny", AutoencoderTiny::script),
              entry("CLIPModel", CLIPModel::script),
              entry("CLIPTextModel", CLIPTextModel::script),
              entry("CLIPTextModelWithProjection", CLIPTextModelWithProjection::script),
              entry("FluxTransformer2DModel", FluxTransformer2DModel::script),
              entry("HunyuanVideoTransformer3DModel", HunyuanVideoTransformer3DModel::script),
              entry("LlamaModel", LlamaModel::script),
              entry("SD3Transformer2DModel", SD3Transformer2DModel::script),
              entry("SceneReader", SceneReader::script),
              entry("T5EncoderModel", T5EncoderModel::script),
              entry("UMT5EncoderModel", UMT5EncoderModel::script),
              entry("UNet2DConditionModel", UNet2DConditionModel::script),
              entry("WanTransformer3DModel", WanTransformer3DModel::script)));

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
