package studio.evosearch.engine.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One part of a model folder.
 *
 * @param name the part it plays, such as {@code unet} or {@code text_encoder}
 * @param className its class in diffusers or transformers, such as {@code UNet2DConditionModel}
 * @param folder where its files lie
 * @param weights absent for parts that have none: schedulers, tokenizers, image processors
 */
public record Component(
    String name, String className, Path folder, Config config, Optional<Weights> weights) {
  /**
   * A component known by names and shapes only, from a layout file: a JSON object with {@code
   * class}, {@code config} and {@code tensors} (names mapped to shapes).
   */
  public static Component layout(Path layoutFile) {
    Config layout = Config.read(layoutFile);
    return new Component(
        "layout",
        layout.text("class"),
        layoutFile.toAbsolutePath().resolveSibling(""),
        layout.requiredObject("config"),
        Optional.of(Weights.layout(layoutFile)));
  }

  /**
   * The weights of a component that must have them.
   *
   * @throws CheckpointException when it has none
   */
  public Weights requiredWeights() {
    return weights.orElseThrow(
        () -> new CheckpointException(folder, "", className + " has no weights"));
  }
}
