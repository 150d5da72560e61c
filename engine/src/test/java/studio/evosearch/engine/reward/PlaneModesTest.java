package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneModesTest {
  private static float[] at(double radius, double turn) {
    return new float[] {(float) (radius * Math.cos(turn)), (float) (radius * Math.sin(turn))};
  }

  @Test
  void sixEqualPeaksLieBeyondTheRings() {
    for (int k = 0; k < PlaneModes.COUNT; k++) {
      float[] peak = at(3.1, 0.3 + k * Math.PI / 3);
      assertEquals(1, PlaneModes.reward(peak[0], peak[1]), 1e-9);
      float[] ring = at(2.5, 0.3 + k * Math.PI / 3);
      assertEquals(Math.exp(-0.36 / 0.245), PlaneModes.reward(ring[0], ring[1]), 1e-6);
    }
    assertTrue(PlaneModes.reward(0, 0) < 1e-15);
  }

  @Test
  void aPeakIsCoveredFromWithinADeviation() {
    assertEquals(0, PlaneModes.covered(List.of()));
    assertEquals(0, PlaneModes.covered(List.of(at(2.74, 0.3))));
    assertEquals(1, PlaneModes.covered(List.of(at(2.76, 0.3), at(3.1, 0.3))));
    assertEquals(2, PlaneModes.covered(List.of(at(3.1, 0.3), at(3.1, 0.3 + Math.PI / 3))));
  }
}
