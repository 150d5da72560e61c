package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FittedTest {
  @Test
  void aTextThatFitsStaysAsItIs() {
    assertEquals("beta=0.3", Fitted.text("beta=0.3", 11, false, 230));
  }

  @Test
  void aLongTextEndsWithAnEllipsisWithinItsPlace() {
    String settings = "evolution-schedule=8,10,12,14 screen-states=8,10,12,14,16 screen-keep=0.5";

    String fitted = Fitted.text(settings, 11, false, 230);

    assertTrue(fitted.endsWith("…"), fitted);
    assertTrue(settings.startsWith(fitted.substring(0, fitted.length() - 1)), fitted);
    assertTrue(fitted.length() > 20 && fitted.length() < 60, fitted);
  }
}
