package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.safetensors",
        "diffusion_pytorch_model.safetensors",
        "model.fp16.safetensors",
        "diffusion_pytorch_model.bf16.safetensors"
      })
  void findsTheNamesDiffusersAndTransformersUse(String name) throws IOException {
    Path file = SafetensorsBytes.vectors(folder.resolve(name), "a", "b");
    Weights weights = Weights.open(folder);
    assertEquals(List.of(file), weights.files());
    assertEquals(List.of("a", "b"), List.copyOf(weights.tensors().keySet()));
    assertEquals(32, weights.bytes());
    assertEquals(8, weights.parameters());
  }

  @Test
  void takesFullPrecisionBeforeVariantsAndOnlyTheStemsAskedFor() throws IOException {
    Path half = SafetensorsBytes.vectors(folder.resolve("model.fp16.safetensors"), "half");
    Path full = SafetensorsBytes.vectors(folder.resolve("model.safetensors"), "full");
    Path other = SafetensorsBytes.vectors(folder.resolve("other.safetensors"), "other");
    assertEquals(List.of(full), Weights.open(folder).files());
    assertEquals(List.of(other), Weights.open(folder, "other").files());
    Files.delete(full);
    assertEquals(List.of(half), Weights.open(folder).files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.safetensors.index.json",
        "model.safetensors.index.fp16.json",
        "model.fp16.safetensors.index.json",
        "diffusion_pytorch_model.safetensors.index.json",
        "diffusion_pytorch_model.safetensors.index.fp16.json",
        "diffusion_pytorch_model.bf16.safetensors.index.json"
      })
  void readsShards(String index) throws IOException {
    Path first = SafetensorsBytes.vectors(folder.resolve("m-1-of-2.safetensors"), "b", "a");
    Path second = SafetensorsBytes.vectors(folder.resolve("m-2-of-2.safetensors"), "c");
    Files.writeString(
        folder.resolve(index),
        """
        {"metadata":{"total_size":48},"weight_map":{
          "c":"m-2-of-2.safetensors","a":"m-1-of-2.safetensors","b":"m-1-of-2.safetensors"}}
        """);
    Weights weights = Weights.open(folder);
    assertEquals(List.of(first, second), weights.files());
    assertEquals(List.of("b", "a", "c"), List.copyOf(weights.tensors().keySet()));
    assertEquals(Optional.of(second), weights.find("c").map(TensorInfo::file));
    assertEquals(Optional.empty(), weights.find("d"));
  }

  @Test
  void refusesAnIndexThatLies() throws IOException {
    SafetensorsBytes.vectors(folder.resolve("one.safetensors"), "a");
    SafetensorsBytes.vectors(folder.resolve("two.safetensors"), "a", "b");
    assertTrue(
        refusal("{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}").contains("also in"));
    assertTrue(refusal("{\"c\":\"one.safetensors\"}").contains("c: the checkpoint has no such"));
    assertTrue(refusal("{\"a\":\"../one.safetensors\"}").contains("beside the index"));
    assertTrue(refusal("{\"a\":\"/etc/x.safetensors\"}").contains("beside the index"));
    assertTrue(refusal("{\"a\":\"a\\u0000.safetensors\"}").contains("beside the index"));
    assertTrue(refusal("{\"a\":\"three.safetensors\"}").contains("does not exist"));
    assertTrue(refusal("{\"a\":1}").contains("weight_map.a: expected a text, found 1"));
  }

  private String refusal(String weightMap) throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"), "{\"weight_map\":" + weightMap + "}");
    return assertThrows(CheckpointException.class, () -> Weights.open(folder)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "model.ckpt", "model.pt", "x.pth"})
  void refusesPicklesAndSaysWhatToDo(String name) throws IOException {
    Path pickle = Files.writeString(folder.resolve(name), "x");
    var error = assertThrows(CheckpointException.class, () -> Weights.open(folder));
    assertEquals(
        pickle + ": is a pickle, which can run code when opened; convert it to safetensors",
        error.getMessage());
  }

  @Test
  void namesWhatIsMissing() {
    var none = assertThrows(CheckpointException.class, () -> Weights.open(folder, "model"));
    assertTrue(none.getMessage().contains("expected model.safetensors"), none.getMessage());
    var gone = assertThrows(CheckpointException.class, () -> Weights.open(folder.resolve("gone")));
    assertEquals(folder.resolve("gone") + ": is not a folder", gone.getMessage());
  }

  @Test
  void aLayoutHasNamesAndShapes() {
    Path taesd = Path.of("src/test/resources/checkpoint/layouts/taesd.json");
    Component component = Component.layout(taesd);
    Weights weights = component.requiredWeights();
    assertEquals("AutoencoderTiny", component.className());
    assertEquals(4, component.config().integer("latent_channels"));
    assertEquals(2_445_063, weights.parameters());
    assertEquals(List.of(64L, 3L, 3L, 3L), weights.tensor("encoder.layers.0.weight").shape());
    var error = assertThrows(CheckpointException.class, () -> weights.tensor("nope"));
    assertEquals(taesd + ": nope: the checkpoint has no such tensor", error.getMessage());
  }
}
