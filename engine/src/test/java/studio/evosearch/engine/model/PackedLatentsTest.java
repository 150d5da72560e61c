package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedLatentsTest {
  private final PackedLatents packed = new PackedLatents(2, 4, 6);

  @Test
  void aTokenHoldsTheSquaresOfEveryChannelRowByRow() {
    float[] latent = new float[2 * 4 * 6];
    for (int channel = 0; channel < 2; channel++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 6; x++) {
          latent[(channel * 4 + y) * 6 + x] = 100 * channel + 10 * y + x;
        }
      }
    }
    float[] tokens = packed.pack(latent);
    assertEquals(List.of(6, 8), packed.shape());
    assertToken(tokens, 0, 0, 1, 10, 11, 100, 101, 110, 111);
    assertToken(tokens, 2, 4, 5, 14, 15, 104, 105, 114, 115);
    assertToken(tokens, 3, 20, 21, 30, 31, 120, 121, 130, 131);
    assertArrayEquals(latent, packed.unpack(tokens));
  }

  @Test
  void aTokensPlaceIsItsRowAndColumn() {
    assertArrayEquals(new long[] {6, 3}, packed.places().shape());
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 1, 0, 1, 2}, packed.places().data());
  }

  private static void assertToken(float[] tokens, int token, float... values) {
    float[] found = new float[8];
    System.arraycopy(tokens, token * 8, found, 0, 8);
    assertArrayEquals(values, found);
  }
}
