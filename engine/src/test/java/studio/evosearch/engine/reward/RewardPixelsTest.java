package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.Reference;

/** Inputs against those of HPSv2's and ImageReward's own transforms under torchvision 0.28. */
class RewardPixelsTest {
  private static final int SIZE = 28;

  @ParameterizedTest
  @ValueSource(strings = {"wide", "tall", "small", "square"})
  void hpsPadsAndImageRewardCrops(String name) {
    expect(name, "hpsv2", new PaddedPixels(SIZE, Normalisation.CLIP));
    expect(name, "image_reward", ClipPixels.torchvision(SIZE, Normalisation.CLIP));
  }

  private static void expect(String name, String output, PixelInput pixels) {
    assertArrayEquals(new long[] {3, SIZE, SIZE}, pixels.shape());
    float[] actual = new float[3 * SIZE * SIZE];
    pixels.write(RewardPictures.picture(name), actual, 0);
    double difference = Reference.difference(RewardPictures.expected(name, output), actual);
    assertEquals(0, difference, 1e-4, name + " for " + output);
  }
}
