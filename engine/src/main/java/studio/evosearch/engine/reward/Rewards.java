package studio.evosearch.engine.reward;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import studio.evosearch.engine.checkpoint.ModelFolder;

/** Opens rewards: a model folder by its class. */
public final class Rewards {
  /** Model class to the reward that judges with it on a device. */
  private static final Map<String, BiFunction<ModelFolder, String, Reward>> MODELS =
      new TreeMap<>(Map.of(ClipScore.MODEL_CLASS, ClipScore::new));

  private Rewards() {}

  /**
   * Opens a reward.
   *
   * @param reference a model folder
   * @param device {@code cpu} or {@code cuda:N}
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no model folder, or
   *     one that is not supported
   */
  public static Reward open(String reference, String device) {
    ModelFolder folder = ModelFolder.open(Path.of(reference));
    BiFunction<ModelFolder, String, Reward> model = MODELS.get(folder.className());
    if (model == null) {
      throw folder
          .config()
          .problem(
              "architectures",
              "%s is not supported, only %s".formatted(folder.className(), MODELS.keySet()));
    }
    return model.apply(folder, device);
  }
}
