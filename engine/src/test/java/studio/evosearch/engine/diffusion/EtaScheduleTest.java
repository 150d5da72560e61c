package studio.evosearch.engine.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtaScheduleTest {
  @Test
  void isPiecewiseConstantOverTheStateIndex() {
    EtaSchedule eta = EtaSchedule.parse("0@0, 1@20, 0.5@30");
    assertEquals(0, eta.at(0));
    assertEquals(0, eta.at(19));
    assertEquals(1, eta.at(20));
    assertEquals(1, eta.at(29));
    assertEquals(0.5, eta.at(30));
    assertEquals(0.5, eta.at(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "0.25", "0@0,1@20", "1@0,0.5@3,0@7"})
  void readsBackWhatItWrites(String text) {
    assertEquals(text, EtaSchedule.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1@", "1@5", "0,1@0", "0,1@7,0@3", "1.1", "-0.5", "NaN", "0;1"})
  void refusesWhatIsNoSchedule(String text) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> EtaSchedule.parse(text))
            .toString()
            .contains("eta"));
  }
}
