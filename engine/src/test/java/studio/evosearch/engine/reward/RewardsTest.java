package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardsTest {
  @Test
  void namedRewardsNeedNoFolder() {
    for (String name : NamedRewards.names()) {
      assertEquals(name, Rewards.open(name, "cpu").name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sharpness", "toy:square"})
  void anUnknownReferenceIsRefusedWithTheNames(String reference) {
    String refusal =
        assertThrows(IllegalArgumentException.class, () -> Rewards.open(reference, "cpu"))
            .toString();
    assertTrue(refusal.contains(reference) && refusal.contains("jpeg-size"), refusal);
  }
}
