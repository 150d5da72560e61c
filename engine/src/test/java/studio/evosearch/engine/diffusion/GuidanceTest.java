package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GuidanceTest {
  @Test
  void goesPastTheConditionalOutput() {
    float[] combined = Guidance.cfg(3).combine(new float[] {1, 2}, new float[] {2, 0});
    assertArrayEquals(new float[] {4, -4}, combined);
  }

  @Test
  void onlyAClassifierFreeScaleNeedsTheOtherHalf() {
    assertFalse(Guidance.NONE.paired());
    assertFalse(Guidance.embedded(3.5).paired());
    assertTrue(Guidance.cfg(7.5).paired());
    assertTrue(Guidance.both(2, 3.5).paired());
    assertEquals(3.5, Guidance.both(2, 3.5).embedded().orElseThrow());
  }

  @Test
  void refusesScalesThatAreNotFinite() {
    assertThrows(IllegalArgumentException.class, () -> Guidance.cfg(Double.NaN));
  }
}
