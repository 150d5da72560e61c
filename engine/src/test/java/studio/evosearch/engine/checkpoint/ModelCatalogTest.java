package studio.evosearch.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.evosearch.engine.checkpoint.ModelEntry.Place;

class ModelCatalogTest {
  private static final Path ASSETS = Path.of("..", "assets");

  @TempDir Path dir;

  @Test
  void bundledModelsComeBeforeOwnOnesAndTheCache() throws IOException {
    Path cache = Files.createDirectory(dir.resolve("hub"));
    CachedRepository.taesd(cache, "org", "tiny");
    Path own = CachedRepository.taesd(dir, "me", "mine").resolve("snapshots");
    List<ModelEntry> entries =
        ModelCatalog.of(Assets.find(Optional.of(ASSETS)), List.of(own), cache);
    assertEquals(
        List.of("Scenes", "Scenes (flow)", "Scene CLIP", "Scene reader", "me/mine", "org/tiny"),
        entries.stream().map(ModelEntry::name).toList());
    assertEquals(
        List.of(
            Place.BUNDLED,
            Place.BUNDLED,
            Place.BUNDLED,
            Place.BUNDLED,
            Place.FOLDER,
            Place.HUB_CACHE),
        entries.stream().map(ModelEntry::place).toList());
    ModelEntry scenes = entries.getFirst();
    assertEquals("StableDiffusionPipeline", scenes.className());
    assertEquals(Optional.of("Apache-2.0"), scenes.licence());
    assertEquals(17_647_340, scenes.bytes());
    assertEquals(Optional.of("a red star above a blue circle at night"), scenes.prompt());
    assertEquals(Optional.empty(), entries.getLast().prompt());
  }

  @Test
  void aFolderThatIsNoModelIsListedWithItsProblem() throws IOException {
    Path repository = CachedRepository.taesd(dir, "org", "broken");
    Files.delete(repository.resolve("blobs/b1"));
    ModelEntry entry = ModelCatalog.of(Optional.empty(), List.of(), dir).getFirst();
    assertTrue(entry.refused());
    assertEquals("org/broken", entry.name());
    assertEquals("", entry.className());
    assertTrue(entry.problem().orElse("").endsWith("was the download complete?"), "" + entry);
    Path gone = dir.resolve("gone");
    ModelEntry missing = ModelCatalog.in(List.of(gone)).getFirst();
    assertTrue(missing.problem().orElse("").startsWith(gone + ": cannot be opened"), "" + missing);
  }

  @Test
  void theCardIsShownWithoutItsFrontMatter() throws IOException {
    assertEquals(Optional.empty(), ModelCard.text(dir));
    Files.writeString(dir.resolve("README.md"), "---\nlicense: mit\n---\n\n# Tiny\n\nText.\n");
    assertEquals(Optional.of("# Tiny\n\nText."), ModelCard.text(dir));
    Files.writeString(dir.resolve("README.md"), "# Rule\n---\nText.\n");
    assertEquals(Optional.of("# Rule\n---\nText."), ModelCard.text(dir));
    Files.writeString(dir.resolve("README.md"), "---\nA rule that opens nothing.\n");
    assertEquals(Optional.of("---\nA rule that opens nothing."), ModelCard.text(dir));
  }

  @Test
  void bundledPromptsAreTextFiles() {
    assertEquals(
        List.of("scenes-hard.txt", "scenes-held-out.txt", "scenes.txt"),
        Assets.find(Optional.of(ASSETS)).orElseThrow().prompts().stream()
            .map(file -> file.getFileName().toString())
            .toList());
  }
}
