package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelScheduleTest {
  static List<Arguments> models() {
    return List.of(
        arguments("toy:rings"),
        arguments("toy:grid-flow"),
        arguments("../assets/models/scenes"),
        arguments("../assets/models/scenes-flow"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void isTheScheduleTheOpenedModelHas(String model) {
    try (Generator opened = Generators.open(model, "cpu", 1, WantedSize.OWN)) {
      ModelSchedule read = ModelSchedule.of(model, 8, WantedSize.OWN);
      assertEquals(opened.schedule(8), read.schedule());
      assertEquals(opened.info().prediction(), read.prediction());
    }
  }
}
