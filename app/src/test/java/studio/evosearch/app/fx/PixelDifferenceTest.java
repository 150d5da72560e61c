package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PixelDifferenceTest {
  private static final int[] ONE = {0xff102030, 0xffffffff};
  private static final int[] OTHER = {0xff142030, 0x00fff7ff};

  @Test
  void channelsAreSubtractedAndAmplifiedAlphaAside() {
    assertArrayEquals(new int[] {0xff0c0000, 0xff001800}, PixelDifference.amplified(ONE, OTHER, 3));
  }

  @Test
  void noDifferenceIsBrighterThanCanBe() {
    assertArrayEquals(
        new int[] {0xffff0000}, PixelDifference.amplified(new int[] {0xff0000}, new int[1], 2));
  }

  @Test
  void theGreatestDifferenceBecomesAsBrightAsCanBeWithinReason() {
    assertEquals(7.9, PixelDifference.gain(new int[] {0x200000}, new int[1]));
    assertEquals(16, PixelDifference.gain(ONE, OTHER), "one level of 255 is not made white");
    assertEquals(1, PixelDifference.gain(ONE, ONE));
  }

  @Test
  void theMeanIsOverChannelsAndPixels() {
    assertEquals((4 + 8) / (255.0 * 6), PixelDifference.mean(ONE, OTHER), 1e-12);
    assertEquals(0, PixelDifference.mean(ONE, ONE));
  }
}
