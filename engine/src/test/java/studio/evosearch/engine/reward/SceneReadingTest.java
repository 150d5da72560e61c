package studio.evosearch.engine.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneReadingTest {
  private static final SceneWords WORDS =
      new SceneWords(
          List.of("circle", "square", "star"),
          List.of("red", "green", "blue"),
          List.of("large", "small"),
          List.of("above", "below", "left", "right"),
          List.of("night", "snow"));

  /** A red circle at the top, a small blue star under it, at night. */
  private static final SceneReading SEEN =
      new SceneReading(
          List.of(new SceneReading.Seen(0, 0, 0, 30, 12), new SceneReading.Seen(1, 2, 2, 34, 44)),
          0);

  @Test
  void aPromptIsReadByItsGrammar() {
    SceneWords.Statement statement =
        WORDS.statement("A small red star left of a blue circle, and a green square over the snow");
    assertEquals(
        List.of(
            new SceneWords.Stated(OptionalInt.of(1), 0, 2),
            new SceneWords.Stated(OptionalInt.empty(), 2, 0),
            new SceneWords.Stated(OptionalInt.empty(), 1, 1)),
        statement.objects());
    assertEquals(List.of(OptionalInt.of(2), OptionalInt.empty()), statement.relations());
    assertEquals(OptionalInt.of(1), statement.background());
    // The number of objects, three colours, three shapes, a size, a relation, the background.
    assertEquals(10, statement.count());
  }

  @Test
  void whatIsNoSceneIsRefused() {
    assertThrows(RewardException.class, () -> WORDS.statement("a photo of a dog"));
    RewardException e = assertThrows(RewardException.class, () -> WORDS.statement("a star"));
    assertTrue(String.valueOf(e.getMessage()).contains("a star without a colour"));
  }

  @ParameterizedTest
  @CsvSource({
    "a red circle above a blue star at night, 7, 7",
    "a blue star and a red circle at night, 6, 6",
    "a blue star below a red circle at night, 7, 7",
    "a red circle left of a blue star at night, 6, 7",
    "a red circle above a green star at night, 6, 7",
    "a red circle above a blue star over the snow, 6, 7",
    "a large blue star at night, 3, 5",
    "a small blue star, 3, 4",
    "a red circle and a blue star and a green square, 4, 7",
    // Each seen object stands for one stated object alone.
    "a red circle and a red circle, 3, 5",
  })
  void theShareOfRightStatementsIsThatOfTheBestMatching(String prompt, int right, int all) {
    assertEquals((double) right / all, SEEN.share(WORDS.statement(prompt)), 1e-12);
  }

  @Test
  void objectsAreThePeaksOfTheMap() {
    int side = 8;
    int fields = WORDS.fields();
    assertEquals(11, fields);
    float[] maps = new float[2 * fields * side * side];
    int start = fields * side * side;
    for (int cell = 0; cell < side * side; cell++) {
      maps[start + cell] = -3;
    }
    // A peak with a lower one near, and another far off; the first picture of the batch is empty.
    put(maps, start, side, 0, 2, 3, 4);
    put(maps, start, side, 0, 3, 4, 2);
    put(maps, start, side, 0, 6, 6, 1);
    put(maps, start, side, 3, 2, 3, 9); // star
    put(maps, start, side, 5, 2, 3, 9); // green
    put(maps, start, side, 8, 2, 3, 9); // small
    put(maps, start, side, 9, 2, 3, 0.25f);
    put(maps, start, side, 10, 2, 3, -0.5f);
    SceneReading reading = SceneReading.of(WORDS, maps, start, side, new float[] {0, 0, 1, 2}, 2);
    assertEquals(2, reading.objects().size());
    assertEquals(new SceneReading.Seen(1, 1, 2, 15, 8), reading.objects().getFirst());
    assertEquals(new SceneReading.Seen(0, 0, 0, 26, 26), reading.objects().get(1));
    assertEquals(1, reading.background());
  }

  private static void put(
      float[] maps, int start, int side, int field, int row, int column, float value) {
    maps[start + (field * side + row) * side + column] = value;
  }
}
