package studio.evosearch.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @Test
  void marksAreRoundAndWrittenSo() {
    Axis axis = new Axis(0.13, 1.02, 400, 0);
    List<String> labels = axis.marks().stream().map(axis::label).toList();
    assertEquals(List.of("0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"), labels);
    assertEquals(0, axis.at(1.02), 1e-9);
    assertEquals(400, axis.at(0.13), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "82.3, 91.7", "-0.004, 0.0031", "5, 123456", "1e-6, 3e-6"})
  void thereAreSeveralMarksWhateverTheRange(double low, double high) {
    int marks = new Axis(low, high, 0, 1).marks().size();
    assertTrue(marks >= 4 && marks <= 11, marks + " marks");
  }

  @Test
  void aSingleValueHasRoomAroundIt() {
    assertEquals(50, Axis.over(3, 3, 0, 100).at(3), 1e-9);
  }
}
