package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.evosearch.engine.checkpoint.CheckpointException;
import studio.evosearch.engine.checkpoint.Config;

class RubricTest {
  private static final Rubric RUBRIC =
      Rubric.of(
          config(
              """
              {"criteria": {"fits": {"question": "Does it show the prompt?", "weight": 3},
                            "sharp": {"question": "Is it sharp?"}}, "scale": [1, 5]}
              """));

  private static Config config(String json) {
    return Config.parse(json, Path.of("reward.json"));
  }

  @Test
  void theQuestionHoldsPromptCriteriaAndScale() {
    String question = RUBRIC.question("a cat\nwith a hat");
    for (String part :
        new String[] {
          "a cat\nwith a hat", "\"fits\": Does it", "\"sharp\": Is it", "from 1 (", "to 5 ("
        }) {
      assertTrue(question.contains(part), question);
    }
  }

  @Test
  void theScoreIsTheWeightedMean() {
    assertEquals(OptionalDouble.of(4.25), RUBRIC.score("{\"fits\": 5, \"sharp\": 2}"));
    assertEquals(
        OptionalDouble.of(1.0),
        RUBRIC.score(
            "Here you are:\n```json\n{\"sharp\": 1.0, \"fits\": 1, \"why\": \"{}\"}\n```"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "five",
        "}{",
        "{\"fits\": 5}",
        "{\"fits\": 5, \"sharp\": \"good\"}",
        "{\"fits\": 5, \"sharp\": 7}",
        "{\"fits\": 5, \"sharp\": NaN}",
        "{\"fits\": 5, \"sharp\": 2"
      })
  void anAnswerWithoutAllScoresIsNone(String answer) {
    assertEquals(OptionalDouble.empty(), RUBRIC.score(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"criteria\": {}}",
        "{\"criteria\": {\"a\": {}}}",
        "{\"criteria\": {\"a\": {\"question\": \"?\", \"weight\": 0}}}",
        "{\"criteria\": {\"a\": {\"question\": \"?\"}}, \"scale\": [5, 1]}"
      })
  void aRubricThatMakesNoSenseIsRefused(String json) {
    assertThrows(CheckpointException.class, () -> Rubric.of(config(json)));
  }
}
