package studio.evosearch.engine.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GeneratorsTest {
  @Test
  void onlyPipelinesThatCanBeOpenedAreSupported() {
    assertTrue(Generators.supported("StableDiffusionPipeline"));
    assertFalse(Generators.supported("CLIPModel"));
    assertFalse(Generators.supported(""));
  }
}
