package studio.evosearch.engine.reward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.Torch;

/** Opens rewards: one that needs no model by its name, a model folder by its class. */
public final class Rewards {
  /** Model class to the reward that judges with it on a device. */
  private static final Map<String, BiFunction<ModelFolder, String, Reward>> MODELS =
      new TreeMap<>(
          Map.of(
              ClipScore.MODEL_CLASS, ClipScore::new,
              SceneReaderReward.MODEL_CLASS, SceneReaderReward::new));

  /** What each of them measures. */
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          ClipScore.MODEL_CLASS, ClipScore.DESCRIPTION,
          SceneReaderReward.MODEL_CLASS, SceneReaderReward.DESCRIPTION);

  private Rewards() {}

  /**
   * Whether a model folder of this class can be opened as a reward.
   *
   * @param className as {@link ModelFolder#className} gives it
   */
  static boolean supported(String className) {
    return MODELS.containsKey(className);
  }

  /** What a reward with a model of this class measures; empty where it is not supported. */
  static String description(String className) {
    return DESCRIPTIONS.getOrDefault(className, "");
  }

  /**
   * Opens a reward.
   *
   * @param reference a model folder, or one of {@link NamedRewards#names()}
   * @param device {@code cpu} or {@code cuda:N}
   * @param threads CPU threads of libtorch, for the whole process
   * @throws IllegalArgumentException when the reference is neither
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no model folder, or
   *     one that is not supported
   */
  public static Reward open(String reference, String device, int threads) {
    Optional<Reward> named = NamedRewards.find(reference);
    if (named.isPresent()) {
      return named.get();
    }
    if (reference.startsWith("toy:") || !Files.isDirectory(Path.of(reference))) {
      throw new IllegalArgumentException(
          "no reward %s: expected a model folder or one of %s"
              .formatted(reference, String.join(", ", NamedRewards.names())));
    }
    ModelFolder folder = ModelFolder.open(Path.of(reference));
    BiFunction<ModelFolder, String, Reward> model = MODELS.get(folder.className());
    if (model == null) {
      throw folder
          .config()
          .problem(
              "architectures",
              "%s is not supported, only %s".formatted(folder.className(), MODELS.keySet()));
    }
    Torch.start(threads);
    return model.apply(folder, device);
  }
}
