package studio.evosearch.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void rewardsHaveAboutFourDigits() {
    assertEquals("3.142", Numbers.reward(Math.PI));
    assertEquals("-12.50", Numbers.reward(-12.5));
    assertEquals("31416", Numbers.reward(31415.9));
    assertEquals("–", Numbers.reward(Double.NaN));
    assertEquals("+0.500", Numbers.difference(0.5));
    assertEquals("0.000", Numbers.reward(-0.0001));
  }

  @Test
  void settingsHaveNoDigitsThatSayNothing() {
    assertEquals("0.5", Numbers.setting(0.5));
    assertEquals("10", Numbers.setting(10));
    assertEquals("0.125", Numbers.setting(0.125));
  }

  @Test
  void timesHaveTwoUnitsAtMost() {
    assertEquals("4.2 s", Numbers.time(4.2));
    assertEquals("10 s", Numbers.time(9.96));
    assertEquals("3 min 20 s", Numbers.time(200));
    assertEquals("2 h 5 min", Numbers.time(7500));
    assertEquals("–", Numbers.time(Double.NaN));
  }

  @Test
  void sizesAreInPowersOfTen() {
    assertEquals("41 MB", Numbers.bytes(41e6));
    assertEquals("3.5 GB", Numbers.bytes(3.5e9));
  }
}
