package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConfigTest {
  private static final Config CONFIG =
      Config.parse(
          """
          {"name":"x","layers":3,"eps":1e-6,"long":1000000000000000019884624838656,
           "lowest":-Infinity,"on":true,"nothing":null,"heads":[5,10],"mixed":[1,"2"],
           "only":[true,false],"mean":[0.5,1],"words":["a","b"],"text_config":{"width":8}}
          """,
          Path.of("unet", "config.json"));

  @Test
  void readsEachKind() {
    assertEquals("x", CONFIG.text("name"));
    assertEquals(3, CONFIG.integer("layers"));
    assertEquals(1e-6, CONFIG.number("eps"));
    assertEquals(3.0, CONFIG.number("layers"));
    assertEquals(1e30, CONFIG.number("long"));
    assertEquals(Double.NEGATIVE_INFINITY, CONFIG.number("lowest"));
    assertEquals(true, CONFIG.flag("on"));
    assertEquals(List.of(5, 10), CONFIG.integers("heads"));
    assertEquals(List.of(true, false), CONFIG.flags("only"));
    assertEquals(List.of(0.5, 1.0), CONFIG.numbers("mean"));
    assertEquals(List.of("a", "b"), CONFIG.texts("words"));
    assertEquals(Optional.of(8), CONFIG.object("text_config").map(c -> c.integer("width")));
  }

  @Test
  void nullCountsAsAbsent() {
    assertFalse(CONFIG.has("nothing"));
    assertEquals(7, CONFIG.integer("nothing", 7));
    assertEquals("y", CONFIG.text("nothing", "y"));
    assertEquals(0.5, CONFIG.number("absent", 0.5));
    assertEquals(true, CONFIG.flag("absent", true));
    assertEquals(Optional.empty(), CONFIG.object("nothing").map(Config::file));
  }

  @Test
  void oneIntegerStandsForAll() {
    assertEquals(List.of(3, 3, 3, 3), CONFIG.integers("layers", 4));
    assertEquals(List.of(5, 10), CONFIG.integers("heads", 2));
    assertError("heads: expected 3 entries, found 2", () -> CONFIG.integers("heads", 3));
  }

  @Test
  void errorsSayFileFieldAndWhatWasExpected() {
    assertError("name: expected an integer, found \"x\"", () -> CONFIG.integer("name"));
    assertError("name: expected an integer, found \"x\"", () -> CONFIG.integer("name", 1));
    assertError("eps: expected an integer, found 1.0E-6", () -> CONFIG.integer("eps"));
    assertError(
        "long: expected an integer, found 1000000000000000019884624838656",
        () -> CONFIG.integer("long"));
    assertError("absent: expected a text, found nothing", () -> CONFIG.text("absent"));
    assertError("nothing: expected a number, found nothing", () -> CONFIG.number("nothing"));
    assertError("mixed: expected an integer, found \"2\"", () -> CONFIG.integers("mixed"));
    assertError("layers: expected a list of texts, found 3", () -> CONFIG.texts("layers"));
    assertError(
        "text_config.depth: expected an integer, found nothing",
        () -> CONFIG.requiredObject("text_config").integer("depth"));
  }

  private static void assertError(String message, Executable call) {
    assertEquals(
        Path.of("unet", "config.json") + ": " + message,
        assertThrows(CheckpointException.class, call).getMessage());
  }
}
