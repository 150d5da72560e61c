package studio.evosearch.engine.reward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Torch;

/** Opens rewards: one that needs no model by its name, a model folder by its class. */
public final class Rewards {
  /** What a model class judges, and how it is opened on a device. */
  private record Kind(String description, BiFunction<ModelFolder, String, Reward> opener) {}

  private static final Map<String, Kind> MODELS =
      new TreeMap<>(
          Map.of(
              ClipScore.MODEL_CLASS,
              new Kind(ClipScore.DESCRIPTION, ClipScore::new),
              SceneReaderReward.MODEL_CLASS,
              new Kind(SceneReaderReward.DESCRIPTION, SceneReaderReward::new)));

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
    return Optional.ofNullable(MODELS.get(className)).map(Kind::description).orElse("");
  }

  /**
   * Opens a reward.
   *
   * @param reference a model folder, or one of {@link NamedRewards#names()}
   * @param device as {@link Placement} reads it; of several the first, in its usual precision
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
    Kind model = MODELS.get(folder.className());
    if (model == null) {
      throw folder
          .config()
          .problem(
              "architectures",
              "%s is not supported, only %s".formatted(folder.className(), MODELS.keySet()));
    }
    Torch.start(threads);
    // What a reward says must not depend on the precision of the pictures' model.
    return model.opener().apply(folder, Placement.parse(device).usual().toString());
  }
}
