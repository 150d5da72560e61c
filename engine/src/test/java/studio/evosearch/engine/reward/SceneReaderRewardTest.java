package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.checkpoint.Assets;
import studio.evosearch.engine.model.Png;
import studio.evosearch.engine.model.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled reader against {@code assets/make/reader.py} on pictures of drawn scenes. */
class SceneReaderRewardTest {
  private static final String FOLDER =
      Path.of("..", "assets", "rewards", "scene-reader").toString();

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SceneReaderRewardTest.class.getResourceAsStream("/scene-reader/" + name))) {
      return in.readAllBytes();
    }
  }

  @Test
  void judgesAsThePythonThatTrainedIt() throws IOException {
    JsonNode reference = JsonMapper.builder().build().readTree(resource("reference.json"));
    assertEquals(24, reference.size());
    int right = 0;
    try (Reward reader = Rewards.open(FOLDER, "cpu", 1)) {
      for (JsonNode line : reference) {
        byte[] png = resource(line.get("picture").asInt() + ".png");
        Sample sample = new Sample(new float[0], Png.decode(png));
        double share = line.get("share").asDouble();
        String prompt = line.get("prompt").asString();
        assertEquals(100 * share, reader.score(List.of(sample), prompt)[0], 1e-9, prompt);
        right += share == 1 ? 1 : 0;
      }
      assertTrue(right >= 8, right + " are all right");
    }
  }

  @Test
  void judgesManyAtOnceAsOneByOne() throws IOException {
    try (Reward reader = Rewards.open(FOLDER, "cpu", 1)) {
      List<Sample> samples =
          List.of(
              new Sample(new float[0], Png.decode(resource("3.png"))),
              new Sample(new float[0], Png.decode(resource("5.png"))));
      String prompt = "a red star above a blue circle at night";
      double[] together = reader.score(samples, prompt);
      for (int i = 0; i < 2; i++) {
        assertEquals(reader.score(samples.subList(i, i + 1), prompt)[0], together[i]);
      }
      assertThrows(RewardException.class, () -> reader.score(samples, "a photo of a dog"));
    }
  }

  @Test
  void isListedWithWhatItMeasures() {
    RewardEntry entry =
        RewardCatalog.of(Assets.find(Optional.empty()), false).stream()
            .filter(e -> e.reference().endsWith("scene-reader"))
            .findFirst()
            .orElseThrow();
    assertEquals("Scene reader", entry.name());
    assertEquals(SceneReaderReward.DESCRIPTION, entry.description());
  }
}
