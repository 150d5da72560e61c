package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.Reference;
import studio.evosearch.engine.checkpoint.Config;
import studio.evosearch.engine.diffusion.EtaSchedule;
import studio.evosearch.engine.diffusion.NoiseSchedule;
import studio.evosearch.engine.diffusion.Sampler;
import studio.evosearch.engine.diffusion.SolverOrder;
import studio.evosearch.engine.model.Conditioning;
import studio.evosearch.engine.model.Generator;
import studio.evosearch.engine.model.Generators;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.model.WantedSize;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class ClipScoreTest {
  private static final String NIGHT = "a large red star above a small blue circle at night";
  private static final String HILLS = "a large yellow circle over the hills";

  @Test
  void picturesFitTheirOwnPromptFarBetterThanAnother() {
    try (Generator generator =
            Generators.open(Reference.asset("models/scenes").toString(), "cpu", 1, WantedSize.OWN);
        Reward reward = Rewards.open(Reference.asset("rewards/scene-clip").toString(), "cpu", 1)) {
      assertEquals("scene-clip", reward.name());
      List<Sample> night = draw(generator, NIGHT, 3);
      List<Sample> hills = draw(generator, HILLS, 3);

      double[] matching = reward.score(night, NIGHT);
      double[] other = reward.score(hills, NIGHT);
      for (int i = 0; i < 3; i++) {
        assertTrue(matching[i] > 55, "own prompt " + matching[i]);
        assertTrue(matching[i] < 100, "own prompt " + matching[i]);
        assertTrue(other[i] < matching[i] - 30, matching[i] + ", other prompt " + other[i]);
        assertTrue(other[i] >= -100, "a cosine: " + other[i]);
      }
      double alone = reward.score(List.of(night.get(1)), NIGHT)[0];
      assertEquals(matching[1], alone, 1e-3);
    }
  }

  @Test
  void aReleasedRewardScoresTheSameAgain() {
    try (Reward reward = Rewards.open(Reference.asset("rewards/scene-clip").toString(), "cpu", 1)) {
      byte[] rgb = new byte[32 * 32 * 3];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (byte) (i * 7);
      }
      List<Sample> samples = List.of(new Sample(new float[0], new Picture(32, 32, rgb)));
      reward.release();
      double[] before = reward.score(samples, NIGHT);
      reward.release();
      assertArrayEquals(before, reward.score(samples, NIGHT));
    }
  }

  @Test
  void pixelsAreCroppedFromTheCentreAndNormalised() {
    Config config =
        Config.parse(
            """
            {"size": {"shortest_edge": 2}, "crop_size": {"height": 2, "width": 2},
             "image_mean": [0.5, 0.25, 0.0], "image_std": [0.5, 0.25, 1.0]}
            """,
            Path.of("preprocessor_config.json"));
    var pixels = ClipPixels.of(config);
    byte[] rgb = new byte[2 * 4 * 3];
    rgb[3] = (byte) 255; // row 0, column 1: red
    rgb[6 * 3 + 2] = (byte) 255; // row 1, column 2: blue
    float[] batch = new float[1 + 12];
    pixels.write(new Picture(4, 2, rgb), batch, 1);
    assertArrayEquals(new long[] {3, 2, 2}, pixels.shape());
    assertArrayEquals(new float[] {0, 1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 1}, batch, 1e-6f);
  }

  private static List<Sample> draw(Generator generator, String prompt, int count) {
    Conditioning conditioning = generator.encode(prompt, "");
    NoiseSchedule schedule = generator.schedule(12);
    var sampler =
        new Sampler(schedule, generator.info().prediction(), EtaSchedule.ODE, SolverOrder.FIRST);
    float[][] latents = new float[count][generator.info().latentSize()];
    for (int i = 0; i < count; i++) {
      NoiseStream.of(7, i, 0, Purpose.INITIAL_NOISE).fillNormal(latents[i]);
    }
    for (int s = 0; s < schedule.steps(); s++) {
      float[][] out = generator.denoise(conditioning, 4, schedule.timestep(s), latents);
      for (int i = 0; i < count; i++) {
        latents[i] = sampler.step(s, latents[i], sampler.x0(s, latents[i], out[i]), null, null);
      }
    }
    return Sample.of(latents, generator.decode(latents));
  }
}
