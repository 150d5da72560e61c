package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;

/**
 * A module from torch 2.13 that returns two values a picture: the mean of its input, and the number
 * of tokens plus the second token's id.
 */
class TorchScriptRewardTest {
  private static final String JSON =
      """
      {"kind": "torchscript", "image_size": 8, "fit": "stretch", "image_mean": [0, 0, 0],
       "image_std": [1, 1, 1], "tokenizer": ".", "max_tokens": 10, "attention_mask": true,
       "column": %d, "scale": 10, "offset": 1, "description": "A test, 1 to 11"}
      """;

  @TempDir Path temporary;
  private TrustedRewards trusted = new TrustedRewards(Path.of("unset"));
  private Path folder = Path.of("unset");

  @BeforeEach
  void make() throws IOException {
    trusted = new TrustedRewards(temporary.resolve("settings").resolve("trusted.txt"));
    folder =
        RewardFolders.of(
            temporary.resolve("judge"), JSON.formatted(0), "torchscript-reward", "model.pt");
    RewardFolders.clipTokenizer(folder);
  }

  private Reward open() {
    return Rewards.open(folder.toString(), "cpu", 1, trusted);
  }

  @Test
  void aTrustedModuleScoresByItsDescription() throws IOException {
    trusted.trust(folder);
    List<Sample> samples = List.of(grey(51), grey(255), grey(0));
    try (Reward reward = open()) {
      assertEquals("judge", reward.name());
      assertEquals("A test, 1 to 11", reward.description());
      assertArrayEquals(new double[] {3, 11, 1}, reward.score(samples, "a red star"), 1e-5);
      reward.release();
      assertArrayEquals(new double[] {11}, reward.score(List.of(grey(255)), "a red star"), 1e-5);
    }
    Files.writeString(folder.resolve("reward.json"), JSON.formatted(1));
    try (Reward reward = open()) {
      // Five tokens, of which the second is "a", number 2.
      assertArrayEquals(new double[] {71, 71}, reward.score(samples.subList(0, 2), "a red star"));
    }
  }

  @Test
  void nothingRunsBeforeAPersonSaidYesNorAfterTheFileChanged() throws IOException {
    var refusal = assertThrows(UntrustedRewardException.class, this::open);
    assertEquals(folder.toAbsolutePath(), refusal.folder());
    assertTrue(refusal.deed().contains("model.pt"), refusal.deed());
    assertTrue(String.valueOf(refusal.getMessage()).contains("evosearch trust"), refusal.deed());
    trusted.trust(folder);
    open().close();
    Files.write(folder.resolve("model.pt"), new byte[] {1, 2, 3});
    assertThrows(UntrustedRewardException.class, this::open);
  }

  @Test
  void aColumnTheModuleDoesNotReturnIsAnError() throws IOException {
    Files.writeString(folder.resolve("reward.json"), JSON.formatted(2));
    trusted.trust(folder);
    try (Reward reward = open()) {
      var e = assertThrows(RewardException.class, () -> reward.score(List.of(grey(1)), "a star"));
      assertTrue(String.valueOf(e.getMessage()).contains("column 2"), e.toString());
    }
  }

  @Test
  void aFileThatIsNoModuleIsAnErrorOfTheReward() throws IOException {
    Files.write(folder.resolve("model.pt"), new byte[] {1, 2, 3});
    trusted.trust(folder);
    try (Reward reward = open()) {
      var e = assertThrows(RewardException.class, () -> reward.score(List.of(grey(1)), "a star"));
      assertTrue(String.valueOf(e.getMessage()).contains("model.pt"), e.toString());
    }
    Files.delete(folder.resolve("model.pt"));
    assertThrows(CheckpointException.class, this::open);
  }

  private static Sample grey(int value) {
    byte[] rgb = new byte[16 * 12 * 3];
    Arrays.fill(rgb, (byte) value);
    return new Sample(new float[0], new Picture(16, 12, rgb));
  }
}
