package studio.evosearch.engine.reward;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.checkpoint.ModelFolder;
import studio.evosearch.engine.torch.Placement;
import studio.evosearch.engine.torch.Torch;

/** Opens rewards: one that needs no model by its name, a folder by its class or kind. */
public final class Rewards {
  /** Opens a folder on a device. */
  private interface Opener {
    Reward open(ModelFolder folder, String device);
  }

  private record Kind(String description, String licence, Opener opener) {}

  /** By the class of a {@code config.json}, or the kind of a {@code reward.json}. */
  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              ClipScore.MODEL_CLASS,
              new Kind(
                  ClipScore.DESCRIPTION
                      + "; a folder named PickScore: "
                      + ClipScore.PICK_SCORE_DESCRIPTION,
                  "OpenAI's CLIP and PickScore: MIT",
                  ClipScore::open),
              SceneReaderReward.MODEL_CLASS,
              new Kind(SceneReaderReward.DESCRIPTION, "this program's", SceneReaderReward::new),
              "hpsv2",
              new Kind(HpsV2.DESCRIPTION, "Apache-2.0", HpsV2::open),
              "image-reward",
              new Kind(ImageRewardScore.DESCRIPTION, "Apache-2.0", ImageRewardScore::new),
              "laion-aesthetic",
              new Kind(AestheticScore.DESCRIPTION, "Apache-2.0; CLIP's MIT", AestheticScore::new),
              TorchScriptReward.KIND,
              new Kind(TorchScriptReward.DESCRIPTION, "its maker's", TorchScriptReward::new),
              VerifierFolder.KIND,
              new Kind(
                  VerifierFolder.DESCRIPTION,
                  "the model's",
                  (folder, device) ->
                      VerifierFolder.open(
                          folder,
                          variable -> Optional.ofNullable(System.getenv(variable)),
                          Duration.ofSeconds(1)))));

  private Rewards() {}

  /**
   * Whether a folder of this class or kind can be opened as a reward.
   *
   * @param className as {@link ModelFolder#className} gives it
   */
  public static boolean supported(String className) {
    return KINDS.containsKey(className);
  }

  /** What a reward of this folder measures; empty where it is not supported. */
  static String description(ModelFolder folder) {
    if (folder.className().equals(ClipScore.MODEL_CLASS)) {
      return ClipScore.description(folder.name());
    }
    String kind =
        Optional.ofNullable(KINDS.get(folder.className())).map(Kind::description).orElse("");
    Config config = folder.config();
    return config.file().endsWith(ModelFolder.REWARD_FILE)
        ? config.text("description", kind)
        : kind;
  }

  /** The kinds of folder that can be a reward: name, what it measures, and under which licence. */
  public static Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    KINDS.forEach((name, kind) ->
        kinds.put(name, "%s. Licence: %s".formatted(kind.description(), kind.licence())));
    return kinds;
  }

  /**
   * Opens a reward.
   *
   * @param reference one of {@link NamedRewards#names()}, or a folder as {@link Assets#reward}
   *     finds it
   * @param device as {@link Placement} reads it; of several the first, in its usual precision
   * @param threads CPU threads of libtorch, for the whole process
   * @throws IllegalArgumentException when the reference is neither
   * @throws studio.evosearch.engine.checkpoint.CheckpointException when it is no reward's folder,
   *     or one that is not supported
   * @throws UntrustedRewardException when it does what a person has to allow
   */
  public static Reward open(String reference, String device, int threads) {
    return open(reference, device, threads, TrustedRewards.ofPerson());
  }

  static Reward open(String reference, String device, int threads, TrustedRewards trusted) {
    Optional<Reward> named = NamedRewards.find(reference);
    if (named.isPresent()) {
      return named.get();
    }
    if (reference.startsWith("toy:") || !Files.isDirectory(Assets.reward(reference))) {
      throw new IllegalArgumentException(
          "no reward %s: expected a folder or one of %s"
              .formatted(
                  reference,
                  Stream.concat(Assets.rewardNames().stream(), NamedRewards.names().stream())
                      .collect(Collectors.joining(", "))));
    }
    ModelFolder folder = RewardFolder.open(Assets.reward(reference));
    Kind kind = KINDS.get(folder.className());
    if (kind == null) {
      throw folder
          .config()
          .problem(
              folder.config().has("kind") ? "kind" : "architectures",
              "%s is no reward that is supported, only %s"
                  .formatted(folder.className(), String.join(", ", KINDS.keySet())));
    }
    trusted.check(folder);
    if (!folder.className().equals(VerifierFolder.KIND)) {
      Torch.start(threads);
    }
    // What a reward says must not depend on the precision of the pictures' model.
    return kind.opener().open(folder, Placement.parse(device).usual().toString());
  }
}
