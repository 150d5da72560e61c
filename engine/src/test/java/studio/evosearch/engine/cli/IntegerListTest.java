package studio.evosearch.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class IntegerListTest {
  private static List<Integer> read(String text) {
    return new IntegerList.Reader().convert(text).values();
  }

  @Test
  void repeatsAreShort() {
    assertEquals(List.of(0, 20, 30), read("0, 20,30"));
    assertEquals(List.of(0, 20, 20, 20, 5), read("0,20x3,5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,,2", "a", "3x", "x3", "1.5", "99999999999"})
  void whatIsNoListIsRefused(String text) {
    assertThrows(TypeConversionException.class, () -> read(text));
  }
}
