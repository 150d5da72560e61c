package studio.evosearch.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpu",
        "cuda:0,cuda:1",
        "cuda:0 bf16",
        "cuda:0 float16 text_encoder=float32 unet=bf16 offload=component",
        "cpu,cpu stored offload=none"
      })
  void textSaysAllOfIt(String text) {
    assertEquals(text, Placement.parse(text).toString());
  }

  @Test
  void namedPrecisionsGoBeforeTheGeneralOneAndThatBeforeTheDevices() {
    Placement mixed = Placement.parse("cuda:0 bf16 vae=float32");
    assertEquals(Precision.FLOAT32, mixed.of("vae", mixed.general()));
    assertEquals(Precision.BFLOAT16, mixed.of("unet", mixed.general()));
    assertEquals(Precision.FLOAT32, Precision.on("cpu"));
    assertEquals(Precision.STORED, Precision.on("cuda:1"));
    assertEquals(Precision.FLOAT16, Precision.on("cpu fp16"));
  }

  @Test
  void eachDeviceGetsTheSameSettings() {
    assertEquals(
        List.of("cuda:0 bf16 offload=none", "cuda:1 bf16 offload=none"),
        Placement.parse("cuda:0,cuda:1 bf16 offload=none").each().stream()
            .map(Placement::toString)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cuda", "cpu,", "cpu int8", "cpu unet=f8", "cpu offload=disk"})
  void whatThereIsNotIsNamed(String text) {
    var e = assertThrows(IllegalArgumentException.class, () -> Placement.parse(text));
    assertTrue(e.toString().contains("expected"), e.toString());
  }
}
