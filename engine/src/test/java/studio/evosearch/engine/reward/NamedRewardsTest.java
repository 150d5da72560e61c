package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import studio.evosearch.engine.model.Picture;
import studio.evosearch.engine.model.Sample;
import studio.evosearch.engine.noise.NoiseStream;
import studio.evosearch.engine.noise.Purpose;

class NamedRewardsTest {
  private static final Picture GREY = filled(128, 128, 128);

  @Test
  void colourfulnessFollowsItsFormula() {
    assertEquals(0, score("colourfulness", GREY));
    // Plain red: rg = 255, yb = 127.5, no variance.
    assertEquals(0.3 * Math.hypot(255, 127.5), score("colourfulness", filled(255, 0, 0)), 1e-9);
    // Half red, half green: rg = +-255 with mean 0, yb = 127.5 throughout.
    byte[] halves = new byte[16 * 16 * 3];
    for (int i = 0; i < 16 * 16; i++) {
      halves[i * 3 + (i < 128 ? 0 : 1)] = (byte) 255;
    }
    assertEquals(255 + 0.3 * 127.5, score("colourfulness", new Picture(16, 16, halves)), 1e-9);
  }

  @Test
  void contrastIsTheDeviationOfLuma() {
    assertEquals(0, score("contrast", GREY));
    byte[] board = new byte[16 * 16 * 3];
    for (int i = 0; i < board.length; i++) {
      board[i] = (byte) (i / 3 % 2 == 0 ? 0 : 255);
    }
    assertEquals(0.5, score("contrast", new Picture(16, 16, board)), 1e-9);
    byte[] green = new byte[16 * 16 * 3];
    for (int i = 0; i < 16 * 16; i += 2) {
      green[i * 3 + 1] = (byte) 255;
    }
    assertEquals(0.7152 / 2, score("contrast", new Picture(16, 16, green)), 1e-9);
  }

  @Test
  void noiseMakesALargerJpegThanAPlainColour() {
    byte[] noise = new byte[64 * 64 * 3];
    RandomGenerator random = NoiseStream.of(1, 0, 0, Purpose.SELECTION);
    random.nextBytes(noise);
    double plain = score("jpeg-size", new Picture(64, 64, new byte[64 * 64 * 3]));
    double noisy = score("jpeg-size", new Picture(64, 64, noise));
    // A header of 623 bytes and the quantisation of 64 flat blocks; noise needs about a byte a
    // value of the luma and of the halved chroma.
    assertTrue(plain > 0.5 && plain < 0.9, plain + " kB");
    assertTrue(noisy > 4 && noisy < 9, noisy + " kB");
    assertEquals(noisy, score("jpeg-size", new Picture(64, 64, noise)));
  }

  @Test
  void toyRewardsReadThePoint() {
    Reward circle = open("toy:circle");
    Reward corner = open("toy:corner");
    List<Sample> points = List.of(point(0, 2), point(0, 0), point(3, 3), point(3, 0));
    assertArrayEquals(new double[] {0, -4, -14, -5}, circle.score(points, ""));
    assertArrayEquals(
        new double[] {-Math.sqrt(10), -Math.sqrt(18), 0, -3}, corner.score(points, ""), 1e-12);
    Sample image = new Sample(new float[16], GREY);
    assertThrows(RewardException.class, () -> circle.score(List.of(image), ""));
  }

  @Test
  void everyNamedRewardGivesAFiniteValue() {
    for (String name : NamedRewards.names()) {
      Reward reward = open(name);
      assertEquals(name, reward.name());
      double[] scores = reward.score(List.of(point(-6, -6), point(1, 1)), "anything");
      for (double score : scores) {
        assertTrue(Double.isFinite(score), name + " " + score);
      }
    }
  }

  @Test
  void otherNamesAreNotKnown() {
    assertEquals(Optional.empty(), NamedRewards.find("sharpness"));
    assertTrue(NamedRewards.names().contains("jpeg-size"));
  }

  private static Reward open(String name) {
    return NamedRewards.find(name).orElseThrow();
  }

  private static double score(String name, Picture picture) {
    return open(name).score(List.of(new Sample(new float[0], picture)), "")[0];
  }

  private static Sample point(float x, float y) {
    return new Sample(new float[] {x, y}, GREY);
  }

  private static Picture filled(int red, int green, int blue) {
    byte[] rgb = new byte[16 * 16 * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new Picture(16, 16, rgb);
  }
}
