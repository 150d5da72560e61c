package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Weights;
import studio.evosearch.engine.model.Sample;

/**
 * Rewards from their folders, picture to score, against the published code (and transformers'
 * CLIPModel 5.18) on the same tiny weights.
 */
class RewardFoldersTest {
  private static final String PROMPT = "a red star";
  private static final List<String> PICTURES = List.of("wide", "tall", "small", "square");
  private static final List<Sample> SAMPLES =
      PICTURES.stream().map(RewardPictures::sample).toList();

  private static final float LOGIT_SCALE =
      Reference.floats(Weights.file(Reference.path("clip-model/model.safetensors")), "logit_scale")[
          0];

  @TempDir Path folder;

  @Test
  void hpsv2() throws IOException {
    String json =
        """
        {"kind": "hpsv2", "model_cfg": {"vision_cfg": {"image_size": 28, "head_width": 8},
         "text_cfg": {"heads": 2, "context_length": 10}}}
        """;
    Path hps = RewardFolders.of(folder.resolve("tiny-hps"), json, "open-clip", "model.safetensors");
    RewardFolders.clipTokenizer(hps);
    expect(hps, "hpsv2_score", 1e-2);
  }

  @Test
  void imageReward() throws IOException {
    String json =
        """
        {"kind": "image-reward", "image_size": 32, "vision_heads": 4, "text_heads": 3,
         "tokenizer": "bert"}
        """;
    Path reward = RewardFolders.of(folder, json, "image-reward", "model.safetensors");
    Files.createDirectory(reward.resolve("bert"));
    RewardFolders.bertTokenizer(reward.resolve("bert"));
    expect(reward, "image_reward_score", 1e-3);
  }

  @Test
  void laionAesthetic() throws IOException {
    Path clip = Reference.path("clip-model").toAbsolutePath();
    String json =
        "{\"kind\": \"laion-aesthetic\", \"clip\": \"%s\"}"
            .formatted(clip.toString().replace('\\', '/'));
    expect(
        RewardFolders.of(folder, json, "aesthetic-mlp", "model.safetensors"),
        "aesthetic_score",
        1e-4);
  }

  private static void expect(Path folder, String output, double tolerance) {
    List<Double> expected = new ArrayList<>();
    PICTURES.forEach(p -> expected.add((double) RewardPictures.expected(p, output)[0]));
    try (Reward reward = Rewards.open(folder.toString(), "cpu", 1)) {
      assertEquals(folder.getFileName().toString(), reward.name());
      double[] scores = reward.score(SAMPLES, PROMPT);
      for (int i = 0; i < scores.length; i++) {
        assertEquals(expected.get(i), scores[i], tolerance, PICTURES.get(i));
      }
      assertEquals(0, reward.score(List.of(), PROMPT).length);
    }
  }

  @Test
  void aFolderNamedPickScoreScoresOnItsOwnScale() throws IOException {
    Path plain = clipFolder(folder.resolve("tiny-clip"));
    Path pick = clipFolder(folder.resolve("PickScore_v1"));
    try (Reward clip = Rewards.open(plain.toString(), "cpu", 1);
        Reward pickScore = Rewards.open(pick.toString(), "cpu", 1)) {
      double[] cosines = clip.score(SAMPLES, PROMPT);
      double[] scores = pickScore.score(SAMPLES, PROMPT);
      for (int i = 0; i < scores.length; i++) {
        assertEquals(Math.exp(LOGIT_SCALE) * cosines[i] / 100, scores[i], 1e-4);
      }
      assertTrue(pickScore.description().startsWith("PickScore"), pickScore.description());
      assertTrue(clip.description().startsWith("CLIPScore"), clip.description());
    }
  }

  @Test
  void clipLikeRewardsTellWhatTheySee() throws IOException {
    try (Reward clip = Rewards.open(clipFolder(folder.resolve("clip")).toString(), "cpu", 1)) {
      List<float[]> features = clip.features(SAMPLES).orElseThrow();
      assertEquals(SAMPLES.size(), features.size());
      for (float[] feature : features) {
        double square = 0;
        for (float value : feature) {
          square += value * value;
        }
        assertEquals(24, feature.length);
        assertEquals(1, square, 1e-5);
      }
    }
    assertTrue(Rewards.open("contrast", "cpu", 1).features(SAMPLES).isEmpty());
  }

  private static Path clipFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : List.of("config.json", "model.safetensors")) {
      Files.copy(Reference.path("clip-model").resolve(file), folder.resolve(file));
    }
    Files.writeString(
        folder.resolve("preprocessor_config.json"),
        "{\"size\": {\"shortest_edge\": 32}, \"crop_size\": {\"height\": 32, \"width\": 32}}");
    RewardFolders.clipTokenizer(folder);
    return folder;
  }

  @Test
  void anAestheticHeadOfAnotherWidthIsRefused() throws IOException {
    Path clip = clipFolder(folder.resolve("clip"));
    Path head =
        RewardFolders.of(
            folder.resolve("head"),
            "{\"kind\": \"laion-aesthetic\", \"clip\": \"../clip\"}",
            "aesthetic-mlp");
    Files.copy(
        Reference.path("image-reward").resolve("model.safetensors"),
        head.resolve("model.safetensors"));
    refused(head, "layers.0.weight", "model.safetensors");
    assertTrue(Files.exists(clip));
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() throws IOException {
    Path reward = Files.createDirectories(folder.resolve("some"));
    Files.writeString(reward.resolve("HPS_v2.1_compressed.pt"), "");
    refused(reward, "HPS_v2.1_compressed.pt", "reward.json", "hpsv2");

    Files.writeString(reward.resolve("reward.json"), "{\"kind\": \"hpsv3\"}");
    refused(reward, "kind", "hpsv3", "image-reward");

    Files.writeString(reward.resolve("reward.json"), "{\"kind\": \"hpsv2\"}");
    refused(reward, "HPS_v2.1_compressed.pt", "pickle");

    Files.copy(
        Reference.path("open-clip").resolve("model.safetensors"),
        reward.resolve("model.safetensors"));
    Files.writeString(
        reward.resolve("reward.json"), "{\"kind\": \"hpsv2\", \"tokenizer\": \"no/where\"}");
    refused(reward, "tokenizer", "no/where", "cache");
  }

  private static void refused(Path folder, String... words) {
    String refusal =
        assertThrows(
                CheckpointException.class, () -> Rewards.open(folder.toString(), "cpu", 1).close())
            .getMessage();
    for (String word : words) {
      assertTrue(refusal.contains(word), refusal);
    }
  }
}
