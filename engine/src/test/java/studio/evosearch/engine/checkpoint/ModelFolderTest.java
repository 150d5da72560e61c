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

class ModelFolderTest {
  private static final Path ASSETS = Path.of("..", "assets");

  @TempDir Path folder;

  @Test
  void opensAPipeline() {
    ModelFolder scenes = ModelFolder.open(ASSETS.resolve("models/scenes"));
    assertEquals("scenes", scenes.name());
    assertEquals("StableDiffusionPipeline", scenes.className());
    assertEquals(
        List.of("scheduler", "text_encoder", "tokenizer", "unet", "vae"),
        List.copyOf(scenes.components()));
    Component unet = scenes.component("unet");
    assertEquals("UNet2DConditionModel", unet.className());
    assertEquals(List.of(48, 128), unet.config().integers("block_out_channels"));
    assertEquals(3_688_116, unet.requiredWeights().parameters());
    assertEquals(DType.F32, unet.requiredWeights().tensor("conv_in.weight").dtype());
    assertEquals("v_prediction", scenes.component("scheduler").config().text("prediction_type"));
    assertEquals(24, scenes.component("tokenizer").config().integer("model_max_length"));
    assertEquals(Optional.empty(), scenes.component("scheduler").weights());
  }

  @Test
  void opensASingleModel() {
    ModelFolder clip = ModelFolder.open(ASSETS.resolve("rewards/scene-clip"));
    assertEquals("CLIPModel", clip.className());
    assertEquals(List.of("model", "tokenizer", "image_processor"), List.copyOf(clip.components()));
    assertEquals(
        List.of(),
        clip.component("model").requiredWeights().find("logit_scale").orElseThrow().shape());
    assertEquals("CLIPTokenizer", clip.component("tokenizer").className());
    assertEquals("CLIPImageProcessor", clip.component("image_processor").className());
  }

  @Test
  void namesTheComponentsThereAreWhenAskedForAnother() {
    ModelFolder scenes = ModelFolder.open(ASSETS.resolve("models/scenes"));
    String message =
        assertThrows(CheckpointException.class, () -> scenes.component("safety_checker"))
            .getMessage();
    assertTrue(message.contains("safety_checker: StableDiffusionPipeline has no such"), message);
  }

  @Test
  void opensARepositoryOfTheCacheAtItsMainRevision() throws IOException {
    Path repository = CachedRepository.taesd(folder, "org", "tiny");
    for (Path path :
        List.of(
            repository,
            repository.resolve("snapshots").resolve(CachedRepository.MAIN),
            Files.createSymbolicLink(folder.resolve("link"), repository))) {
      ModelFolder model = ModelFolder.open(path);
      assertEquals("org/tiny", model.name());
      assertEquals("AutoencoderTiny", model.className());
      assertEquals(8, model.component("model").requiredWeights().parameters());
    }
  }

  @Test
  void takesTheOnlySnapshotWhenThereIsNoMainRevision() throws IOException {
    Path repository = CachedRepository.taesd(folder, "org", "tiny");
    Files.delete(repository.resolve("refs/main"));
    CachedRepository.deleteOther(repository);
    assertEquals(
        repository.resolve("snapshots").resolve(CachedRepository.MAIN),
        ModelFolder.open(repository).path());
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertRefused("is not a model folder: expected model_index.json or config.json");
    Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"clip\"}");
    assertRefused("architectures: expected a list of texts, found nothing");
    Files.writeString(folder.resolve("config.json"), "{\"architectures\":[]}");
    assertRefused("architectures: expected one class, found []");
    Files.writeString(
        folder.resolve("model_index.json"), "{\"_class_name\":\"P\",\"../x\":[\"a\",\"b\"]}");
    assertRefused("../x: expected a library and a class, found [a, b]");
    Files.writeString(
        folder.resolve("model_index.json"), "{\"_class_name\":\"P\",\"unet\":[\"a\",\"b\"]}");
    ModelFolder model = ModelFolder.open(folder);
    String message =
        assertThrows(CheckpointException.class, () -> model.component("unet")).getMessage();
    assertTrue(message.contains("unet: expected one of [config.json"), message);
  }

  private void assertRefused(String expected) {
    String message =
        assertThrows(CheckpointException.class, () -> ModelFolder.open(folder)).getMessage();
    assertTrue(message.endsWith(expected), message);
  }
}
