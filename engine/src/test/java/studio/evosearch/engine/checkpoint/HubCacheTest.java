package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCacheTest {
  private static final Path HOME = Path.of("home", "ada");

  @TempDir Path cache;

  @Test
  void looksWhereHuggingfaceHubLooks() {
    assertEquals(HOME.resolve(".cache/huggingface/hub"), HubCache.folder(Map.of(), HOME));
    assertEquals(
        Path.of("x", "huggingface", "hub"), HubCache.folder(Map.of("XDG_CACHE_HOME", "x"), HOME));
    assertEquals(
        HOME.resolve("hf/hub"),
        HubCache.folder(Map.of("HF_HOME", "~/hf", "XDG_CACHE_HOME", "x"), HOME));
    assertEquals(
        Path.of("old"),
        HubCache.folder(Map.of("HUGGINGFACE_HUB_CACHE", "old", "HF_HOME", "y"), HOME));
    assertEquals(
        Path.of("new"),
        HubCache.folder(Map.of("HF_HUB_CACHE", "new", "HUGGINGFACE_HUB_CACHE", "old"), HOME));
    assertEquals(
        HOME.resolve(".cache/huggingface/hub"), HubCache.folder(Map.of("HF_HOME", ""), HOME));
  }

  @Test
  void listsModelsButNotDataSetsOrLocks() throws IOException {
    Path second = CachedRepository.taesd(cache, "org", "tiny");
    Path first = CachedRepository.taesd(cache, "ada", "tiny");
    Files.createDirectories(cache.resolve("datasets--org--x/snapshots"));
    Files.createDirectories(cache.resolve(".locks/models--org--tiny"));
    Files.createDirectories(cache.resolve("models--org--empty"));
    assertEquals(List.of(first, second), HubCache.repositories(cache));
    assertEquals(List.of(), HubCache.repositories(cache.resolve("gone")));
  }

  @Test
  void findsARepositoryByItsName() throws IOException {
    Path repository = CachedRepository.taesd(cache, "org", "tiny");
    assertEquals(
        Optional.of(repository.resolve("snapshots").resolve(CachedRepository.MAIN).toRealPath()),
        HubCache.find(cache, "org/tiny").map(Path::toAbsolutePath));
    assertEquals(Optional.empty(), HubCache.find(cache, "org/other"));
  }

  @Test
  void sumsUpWhatACachedModelIs() throws IOException {
    Path repository = CachedRepository.taesd(cache, "org", "tiny");
    assertEquals(
        new ModelSummary(
            "org/tiny",
            repository.resolve("snapshots").resolve(CachedRepository.MAIN),
            "AutoencoderTiny",
            List.of(new ModelSummary.Part("model", "AutoencoderTiny", 8, 32, Set.of(DType.F32))),
            Optional.of("mit"),
            StudioFile.of(repository)),
        ModelSummary.of(repository));
  }

  @Test
  void saysThatADownloadIsIncomplete() throws IOException {
    Path repository = CachedRepository.taesd(cache, "org", "tiny");
    Files.delete(repository.resolve("blobs/b1"));
    String message =
        assertThrows(CheckpointException.class, () -> ModelSummary.of(repository)).getMessage();
    assertTrue(message.endsWith("missing; was the download complete?"), message);
  }

  @Test
  void readsTheLicenceFromTheCard() throws IOException {
    assertEquals(Optional.empty(), ModelCard.licence(cache));
    Path readme = cache.resolve("README.md");
    Files.writeString(readme, "# No front matter\nlicense: mit\n");
    assertEquals(Optional.empty(), ModelCard.licence(cache));
    Files.writeString(readme, "---\r\nlicense: \"openrail++\"\r\n---\r\nlicense: mit\r\n");
    assertEquals(Optional.of("openrail++"), ModelCard.licence(cache));
    Files.writeString(readme, "---\nlicense_name: flux-dev\nlicense: other\n---\n");
    assertEquals(Optional.of("flux-dev"), ModelCard.licence(cache));
    Files.writeString(cache.resolve("studio.json"), "{\"licence\":\"Apache-2.0\"}");
    assertEquals(Optional.of("Apache-2.0"), ModelCard.licence(cache));
  }

  @Test
  void sumsUpTheBundledModel() {
    ModelSummary scenes = ModelSummary.of(Path.of("../assets/models/scenes"));
    assertEquals("StableDiffusionPipeline", scenes.className());
    assertEquals(
        List.of(
            "DDIMScheduler",
            "CLIPTextModel",
            "CLIPTokenizer",
            "UNet2DConditionModel",
            "AutoencoderTiny"),
        scenes.parts().stream().map(ModelSummary.Part::className).toList());
    assertEquals(Set.of(DType.F32), scenes.dtypes());
    assertEquals(scenes.bytes(), 4 * scenes.parameters());
  }
}
